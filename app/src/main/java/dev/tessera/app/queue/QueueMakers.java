package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.app.batch.BatchCompression;
import dev.tessera.app.batch.BatchDefaults;
import dev.tessera.app.batch.BatchFit;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.fit.FitOptions;
import java.util.Map;
import java.util.function.Function;

/** What makes the results of files. */
@FunctionalInterface
interface QueueMakers {
  /**
   * Prepares what all files share; called on the pool.
   *
   * @return makes what works at a bench
   */
  Function<BatchBench, BatchMaker> of(QueueOrder order);

  /** Those of {@code tessera batch}, with the networks that ship. */
  static QueueMakers usual() {
    return order ->
        switch (order.result()) {
          case PROJECTS -> {
            Map<BatchKind, FitOptions> options = BatchDefaults.of(order.mode());
            yield bench -> new BatchFit(bench, options, "", FitOptions::suitedTo);
          }
          case CODE_BOOKS -> {
            CodingNetwork network = CodingNetworks.shipped();
            yield bench -> new BatchCompression(bench, network, order.bitsPerPixel());
          }
        };
  }
}
