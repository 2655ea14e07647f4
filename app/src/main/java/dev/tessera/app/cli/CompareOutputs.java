package dev.tessera.app.cli;

import dev.tessera.model.archive.ComparisonFormat;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a comparison is written, as options. */
final class CompareOutputs {
  @Option(
      names = "--report",
      paramLabel = "R.json",
      description = "Quality, costs, speed, settings and curve of each method as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--html",
      paramLabel = "R.html",
      description =
          "One page that needs nothing beside it: table, curves, the same crop of each picture.")
  private @Nullable Path html;

  @Option(names = "--csv", paramLabel = "R.csv", description = "The table as CSV.")
  private @Nullable Path csv;

  /**
   * Refuses what cannot be written.
   *
   * @param input what is compared, which must not be overwritten
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Path input, ComparedKind kind) {
    requireEnding(report, ComparisonFormat.JSON);
    requireEnding(html, ComparisonFormat.HTML);
    requireEnding(csv, ComparisonFormat.CSV);
    OutputCheck.requireDistinct(files().toList());
    files().forEach(file -> OutputCheck.requireOther(input, kind.word() + " to compare on", file));
  }

  private static void requireEnding(@Nullable Path file, ComparisonFormat format) {
    String ending = "." + format.extension();
    if (file != null
        && !String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": the name must end in " + ending + ".");
    }
  }

  private Stream<Path> files() {
    return Stream.of(report, html, csv).filter(Objects::nonNull).map(Path.class::cast);
  }

  /** Whether anything is written. */
  boolean wanted() {
    return files().findAny().isPresent();
  }

  /** Writes what is wanted, each file whole or not at all. */
  void write(ComparisonPage page, Share share) throws SaveException {
    write(page, report, ComparisonFormat.JSON);
    share.accept(0.2);
    write(page, csv, ComparisonFormat.CSV);
    share.accept(0.3);
    write(page, html, ComparisonFormat.HTML);
  }

  private static void write(ComparisonPage page, @Nullable Path file, ComparisonFormat format)
      throws SaveException {
    if (file != null) {
      format.write(page, file);
    }
  }
}
