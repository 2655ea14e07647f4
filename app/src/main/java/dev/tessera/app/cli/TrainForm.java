package dev.tessera.app.cli;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Locale;
import java.util.Optional;

/** The forms of field that are trained on pictures, by their names on the command line. */
enum TrainForm {
  /** That of Mehta et al. 2021. */
  PAPER {
    @Override
    Prepared prepare(TrainArguments arguments, Optional<FitState> state) {
      return PaperForm.prepare(arguments, state);
    }
  },
  /** Experts choose among linear modulations: what ships with the program. */
  EXPERTS {
    @Override
    Prepared prepare(TrainArguments arguments, Optional<FitState> state) {
      return ExpertForm.prepare(arguments);
    }
  };

  /**
   * A training whose pictures are still to be read.
   *
   * @param tile pixels of a tile's side
   * @param latent numbers of a tile's code
   * @param seed of every random choice
   * @param start begins it
   */
  record Prepared(int tile, int latent, long seed, Start start) {}

  /** Begins a training. */
  @FunctionalInterface
  interface Start {
    /**
     * Called on the model thread.
     *
     * @param data pictures to learn from and to judge by
     */
    Run<Pretrained> begin(Engine engine, HeldOut<TrainingImage> data);
  }

  /**
   * Turns options into a training.
   *
   * @param state of the checkpoint to go on from, or empty
   * @throws IllegalArgumentException with one clear sentence if the options are out of range
   */
  abstract Prepared prepare(TrainArguments arguments, Optional<FitState> state);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
