package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.app.batch.BatchVisit;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the files of a batch, one after the other.
 *
 * @param bench where it works
 * @param progress tells how much of all is done
 * @param maker what is made of each
 * @param table of the results
 * @param out where they go
 */
record BatchSession(
    Workbench bench, ProgressLine progress, BatchMaker maker, BatchTable table, Path out) {
  /** Makes what is not there yet. */
  ExitCode run(List<BatchItem> items) throws SaveException {
    long start = System.nanoTime();
    Map<BatchVisit.End, Integer> ends = new EnumMap<>(BatchVisit.End.class);
    BatchVisit visit = new BatchVisit(maker, out, out);
    for (int i = 0; i < items.size(); i++) {
      progress.part("Files", i / (double) items.size(), System.nanoTime());
      BatchItem item = items.get(i);
      Optional<BatchVisit.Visited> visited =
          bench.jobs().stopped() ? Optional.empty() : visit.to(item, table.of(item.name()));
      if (visited.isEmpty()) {
        progress.end();
        bench
            .console()
            .say(
                "Stopped: %d of %s done; the same command goes on from there."
                    .formatted(i, Words.count(items.size(), "file")));
        return ExitCode.CANCELLED;
      }
      enter(visited.get());
      ends.merge(visited.get().end(), 1, Integer::sum);
    }
    progress.end();
    int refused = ends.getOrDefault(BatchVisit.End.REFUSED, 0);
    double seconds = (System.nanoTime() - start) * 1e-9;
    bench
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s made, %d unchanged, %d refused, in %.1f s%n",
            out,
            Words.count(ends.getOrDefault(BatchVisit.End.MADE, 0), "file"),
            ends.getOrDefault(BatchVisit.End.UNCHANGED, 0),
            refused,
            seconds);
    return refused == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private void enter(BatchVisit.Visited visited) throws SaveException {
    BatchRow row = visited.row();
    if (visited.end() == BatchVisit.End.REFUSED) {
      tell(row.file(), row.fault());
    }
    table.enter(row);
  }

  private void tell(String file, String fault) {
    progress.end();
    bench.console().say(fault.contains(file) ? fault : file + ": " + fault);
  }
}
