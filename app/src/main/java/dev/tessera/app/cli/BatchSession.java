package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchVisit;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the files of a batch, one after the other.
 *
 * @param bench where it works
 * @param maker what is made of each
 * @param ledger of the results
 * @param out where they go
 */
record BatchSession(Workbench bench, BatchMaker maker, BatchLedger ledger, Path out) {
  /** Makes what is not there yet. */
  ExitCode run(List<BatchItem> items) throws SaveException {
    BatchVisit visit = new BatchVisit(maker, out, out);
    for (BatchItem item : items) {
      Optional<BatchVisit.Visited> visited =
          bench.jobs().stopped() ? Optional.empty() : visit.to(item, ledger.of(item));
      if (visited.isEmpty()) {
        return ledger.stopped();
      }
      ledger.enter(visited.get());
    }
    return ledger.done(out);
  }
}
