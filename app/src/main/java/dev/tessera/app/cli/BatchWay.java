package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchItem;
import java.nio.file.Path;
import java.util.List;

/** Goes through the files of a batch somewhere else than in this process. */
@FunctionalInterface
public interface BatchWay {
  /**
   * Has a {@link BatchWorker} visit each file, and enters what came of it.
   *
   * @param out where results go; seen by all workers
   * @throws IllegalArgumentException with one clear sentence if there is nobody to visit them
   * @throws Exception if not all could be visited; what was entered stays
   */
  void run(BatchOrder order, List<BatchItem> items, Path out, BatchLedger ledger) throws Exception;
}
