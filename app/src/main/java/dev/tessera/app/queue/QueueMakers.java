package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.app.batch.BatchDefaults;
import dev.tessera.app.batch.BatchFit;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import java.util.Map;
import java.util.function.Function;

/** What makes the results of files, in a mode. */
@FunctionalInterface
interface QueueMakers {
  /**
   * Prepares what all files share; called on the pool.
   *
   * @return makes what works at a bench
   */
  Function<BatchBench, BatchMaker> of(FitMode mode);

  /** Fits that are kept as projects. */
  static QueueMakers fits() {
    return mode -> {
      Map<BatchKind, FitOptions> options = BatchDefaults.of(mode);
      return bench -> new BatchFit(bench, options, "", FitOptions::suitedTo);
    };
  }
}
