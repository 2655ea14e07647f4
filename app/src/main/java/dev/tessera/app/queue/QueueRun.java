package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.app.batch.BatchVisit;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a queue works with from its start to its next rest. For the pool, one task at a time.
 *
 * @param tools whose service fits
 * @param maker what is made of each file
 * @param table of the results
 * @param out where they go
 */
record QueueRun(Tools tools, Function<BatchBench, BatchMaker> maker, BatchTable table, Path out)
    implements AutoCloseable {
  /**
   * Opens a folder of results.
   *
   * @throws SaveException if nothing can be written there, or another batch writes it
   * @throws ArchiveFormatException if its table is none
   */
  static QueueRun open(Tools tools, Function<BatchBench, BatchMaker> maker, Path out)
      throws SaveException, ArchiveFormatException {
    return new QueueRun(tools, maker, BatchTable.open(out), out);
  }

  /**
   * Makes what is wanted of a file, unless it is there.
   *
   * @param cancelled whether the file is not wanted any more
   * @return the entry as it stands then
   * @throws SaveException if nothing can be written any more
   */
  QueueEntry visit(QueueEntry entry, BooleanSupplier cancelled) throws SaveException {
    QueueBench bench = new QueueBench(tools.service(), tools.engine(), cancelled);
    BatchMaker made = maker.apply(bench);
    BatchVisit visit = new BatchVisit(made, out, out);
    Optional<BatchRow> before = entry.again() ? Optional.empty() : table.of(entry.name());
    Optional<BatchVisit.Visited> visited = visit.to(entry.item(), before);
    if (visited.isEmpty()) {
      return entry.in(QueueState.SKIPPED);
    }
    BatchRow row = visited.get().row();
    table.enter(row);
    Path file = entry.item().target(out, made.extension());
    return entry.ended(state(visited.get().end()), row, file, bench.notes());
  }

  private static QueueState state(BatchVisit.End end) {
    return switch (end) {
      case MADE -> QueueState.DONE;
      case UNCHANGED -> QueueState.UNCHANGED;
      case REFUSED -> QueueState.REFUSED;
    };
  }

  /** Leaves the table to others. */
  @Override
  public void close() throws SaveException {
    table.close();
  }
}
