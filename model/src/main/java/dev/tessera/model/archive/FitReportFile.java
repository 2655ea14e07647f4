package dev.tessera.model.archive;

import dev.tessera.model.fit.FitOptions;

/** The JSON form of a {@link FitReport}; what JSON cannot hold becomes null. */
public final class FitReportFile {
  private FitReportFile() {}

  /** The report as an indented JSON object, ending with a line break. */
  public static String toJson(FitReport report) {
    FitOptions options = report.options();
    return ReportJson.of(report, options.networks(), options.stop());
  }
}
