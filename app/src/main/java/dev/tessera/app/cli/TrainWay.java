package dev.tessera.app.cli;

import dev.tessera.model.fit.train.SharedTraining;
import java.nio.file.Path;
import java.util.List;

/** Trains networks on pictures somewhere else than in this process. */
@FunctionalInterface
public interface TrainWay {
  /**
   * Has {@link TrainWorker}s do the parts of all rounds of a training.
   *
   * @param settings options of {@code train} as they were typed, a word each
   * @param pictures to learn from, in an order that matters
   * @param training which counts the rounds
   * @param ledger told of each round
   * @throws IllegalArgumentException with one clear sentence if nobody can train
   * @throws Exception if a round could not be ended; those before it are kept
   */
  void run(List<String> settings, List<Path> pictures, SharedTraining training, TrainLedger ledger)
      throws Exception;
}
