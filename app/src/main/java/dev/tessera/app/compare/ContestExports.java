package dev.tessera.app.compare;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.Writing;
import dev.tessera.model.archive.ComparisonFormat;
import dev.tessera.model.archive.ComparisonPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What there is to tell of a comparison, as files.
 *
 * @param page as it is now; empty if there is nothing
 * @param stem how names of files begin
 */
record ContestExports(Supplier<Optional<ComparisonPage>> page, Supplier<String> stem) {
  List<ExportKind> kinds() {
    return List.of(
        kind(
            ComparisonFormat.HTML,
            "Page (HTML)",
            "One HTML page that needs nothing beside it: table, curves and crops"),
        kind(
            ComparisonFormat.JSON,
            "Everything (JSON)",
            "Everything but pictures, settings and curves included"),
        kind(ComparisonFormat.CSV, "Table (CSV)", "The table"));
  }

  private ExportKind kind(ComparisonFormat format, String label, String hint) {
    return new ExportKind(label, hint, List.of(), () -> offer(format));
  }

  private ExportOffer offer(ComparisonFormat format) {
    return page.get()
        .map(
            now ->
                new ExportOffer(
                    stem.get() + "." + format.extension(),
                    List.of(format.extension()),
                    "",
                    "",
                    () -> order(now, format)))
        .orElseGet(() -> ExportOffer.nothing("Nothing was compared yet"));
  }

  private static Writing order(ComparisonPage page, ComparisonFormat format) {
    return (target, run) ->
        run.onPool(
            cancelled -> {
              format.write(page, target);
              return target;
            },
            written -> run.done(String.valueOf(target.getFileName())));
  }
}
