package dev.tessera.app.cli;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.HeldOut;
import dev.tessera.model.fit.TrainState;
import dev.tessera.model.fit.Training;
import java.util.Optional;

/** A form of field that can be trained. */
interface TrainingForm {
  /** Begins a training. */
  @FunctionalInterface
  interface Start {
    /**
     * Called on the model thread.
     *
     * @param data pictures to learn from and to judge by
     */
    Training begin(Engine engine, HeldOut data);
  }

  /**
   * Pixels of a tile's side.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  int tile(TrainArguments arguments, Optional<TrainState> state);

  /**
   * Numbers of a tile's code.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  int latent(TrainArguments arguments, Optional<TrainState> state);

  /**
   * Turns options into a training.
   *
   * @param state of the checkpoint to go on from, or empty
   * @throws IllegalArgumentException with one clear sentence if the options are out of range
   */
  Start prepare(TrainArguments arguments, Optional<TrainState> state);
}
