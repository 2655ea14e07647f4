package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.app.batch.BatchVisit;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps the books of a batch: the table, how much is done, and what people are told. */
public final class BatchLedger {
  private final Console console;
  private final ProgressLine progress;
  private final BatchTable table;
  private final int files;
  private final long start = System.nanoTime();
  private final Map<BatchVisit.End, Integer> ends = new EnumMap<>(BatchVisit.End.class);
  private int entered;

  BatchLedger(Console console, BatchTable table, int files) {
    this.console = console;
    this.progress = console.progress();
    this.table = table;
    this.files = files;
    progress.part("Files", 0, start);
  }

  /** What the table says of a file. */
  public Optional<BatchRow> of(BatchItem item) {
    return table.of(item.name());
  }

  /**
   * Enters a file that was visited.
   *
   * @throws SaveException if the table cannot be written
   */
  public void enter(BatchVisit.Visited visited) throws SaveException {
    BatchRow row = visited.row();
    if (visited.end() == BatchVisit.End.REFUSED) {
      progress.end();
      console.say(row.fault().contains(row.file()) ? row.fault() : row.file() + ": " + row.fault());
    }
    table.enter(row);
    ends.merge(visited.end(), 1, Integer::sum);
    entered++;
    progress.part("Files", entered / (double) files, System.nanoTime());
  }

  /** All were visited. */
  ExitCode done(Path out) {
    progress.end();
    int refused = count(BatchVisit.End.REFUSED);
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s made, %d unchanged, %d refused, in %.1f s%n",
            out,
            Words.count(count(BatchVisit.End.MADE), "file"),
            count(BatchVisit.End.UNCHANGED),
            refused,
            (System.nanoTime() - start) * 1e-9);
    return refused == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private int count(BatchVisit.End end) {
    return ends.getOrDefault(end, 0);
  }

  /** The user stopped it. */
  ExitCode stopped() {
    progress.end();
    console.say(
        "Stopped: %d of %s done; the same command goes on from there."
            .formatted(entered, Words.count(files, "file")));
    return ExitCode.CANCELLED;
  }
}
