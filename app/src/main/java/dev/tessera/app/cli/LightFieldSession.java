package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Fits a light field, keeps it, and tells how like its views are: those that were given, and those
 * that were left out.
 *
 * @param console speaks
 * @param outputs of which the report and the curve are written
 */
record LightFieldSession(Console console, OutputArguments outputs) {
  /** Fits; a fit that was stopped is kept and measured as far as it came. */
  ExitCode run(Workbench bench, LightFieldFit plan, FitKeeping<Fitted<GridTiling>> keeping)
      throws SaveException {
    FitSession session = new FitSession(console);
    Optional<FitResult<Fitted<GridTiling>>> fitted = session.fit(bench, plan, keeping);
    if (fitted.isEmpty()) {
      return session.nothingWritten(bench, "light field");
    }
    FitResult<Fitted<GridTiling>> result = fitted.get();
    keeping.requireSaved();
    Optional<SlicePsnr> compared =
        bench.jobs().stopped()
            ? Optional.empty()
            : bench.look(
                "Comparing views",
                done -> LightJob.psnr(bench.jobs().engine(), result.fitted(), plan.signal(), done));
    bench.progress().end();
    if (compared.isEmpty()) {
      return session.told(plan, result, keeping);
    }
    FitReport.Views views = views(compared.get(), plan.grid(), plan.options().given());
    write(plan, result, views);
    console
        .out()
        .println(
            keeping.saver().<Object>map(ProjectSaver::target).orElse(plan.name())
                + ": "
                + words(views, plan)
                + ", "
                + FitSession.took(result));
    return result.finished() ? ExitCode.DONE : ExitCode.CANCELLED;
  }

  private void write(
      LightFieldFit plan, FitResult<Fitted<GridTiling>> result, FitReport.Views views)
      throws SaveException {
    if (outputs.curve != null) {
      TextFile.write(outputs.curve, TextFile.csv(result.curve()));
    }
    if (outputs.report != null) {
      FitReport.Made made =
          new FitReport.Made(
              null,
              views,
              FitReport.Parameters.perPixel(result.fitted(), plan.signal().samples().count()),
              FitReport.Memory.peaks(result.pace().nativeBytes()));
      FitReport report =
          FitReport.of(Version.text(), plan.input(), plan.options().settings(), result, made);
      TextFile.write(outputs.report, report.toJson());
    }
  }

  /**
   * What the PSNR of all views comes to.
   *
   * @param psnr of view v U + u
   */
  static FitReport.Views views(SlicePsnr psnr, ViewGrid grid, GivenViews given) {
    List<List<Double>> rows = new ArrayList<>();
    for (int v = 0; v < grid.rows(); v++) {
      int first = v * grid.columns();
      rows.add(
          IntStream.range(first, first + grid.columns())
              .mapToObj(slice -> (double) psnr.get(slice))
              .toList());
    }
    OptionalDouble leftOut = mean(rows, given, false);
    return new FitReport.Views(
        mean(rows, given, true).orElseThrow(),
        leftOut.isPresent() ? leftOut.getAsDouble() : null,
        rows);
  }

  private static OptionalDouble mean(List<List<Double>> rows, GivenViews given, boolean wanted) {
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMapToDouble(
            v ->
                IntStream.range(0, rows.get(v).size())
                    .filter(u -> given.contains(v, u) == wanted)
                    .mapToDouble(u -> rows.get(v).get(u)))
        .average();
  }

  private static String words(FitReport.Views views, LightFieldFit plan) {
    ViewGrid grid = plan.grid();
    int given = plan.given();
    String mean =
        String.format(
            Locale.ROOT,
            "PSNR %s, the mean of %s given",
            Words.psnr(views.psnrGiven()),
            Words.count(given, "view"));
    Double leftOut = views.psnrLeftOut();
    return leftOut == null
        ? mean
        : String.format(
            Locale.ROOT,
            "%s, %s of %s left out",
            mean,
            Words.psnr(leftOut),
            Words.count(grid.count() - given, "view"));
  }
}
