package dev.tessera.app.cli;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.SharedTraining;
import dev.tessera.model.signal.io.SaveException;
import java.util.Optional;

/** Keeps where a training in rounds stands, and tells how much is done. */
public final class TrainLedger {
  private final ProgressLine progress;
  private final TrainArguments train;

  TrainLedger(Console console, TrainArguments train) {
    progress = console.progress();
    this.train = train;
    progress.part("Training", 0, System.nanoTime());
  }

  /**
   * Enters a round.
   *
   * @param kept where all stand after it, if that can be gone on with
   * @throws SaveException if it cannot be written
   */
  public void enter(SharedTraining training, Optional<FitState> kept) throws SaveException {
    if (kept.isPresent()) {
      CheckpointFile.write(train.checkpoint(), kept.get());
    }
    progress.part("Training", training.done(), System.nanoTime());
  }
}
