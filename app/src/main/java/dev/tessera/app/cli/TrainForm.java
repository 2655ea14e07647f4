package dev.tessera.app.cli;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.SharedTraining;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The forms of field that are trained on pictures, by their names on the command line. */
enum TrainForm {
  /** That of Mehta et al. 2021. */
  PAPER,
  /** The same with layers that add to each other, begun as one layer. */
  RESIDUAL,
  /** Experts choose among linear modulations: most of what ships with the program. */
  EXPERTS;

  /**
   * A training whose pictures are still to be read.
   *
   * @param tile pixels of a tile's side
   * @param latent numbers of a tile's code
   * @param seed of every random choice
   * @param start begins it with pictures to learn from and to judge by; called on the model thread
   * @param shared makes it one that many do together
   */
  record Prepared(
      int tile,
      int latent,
      long seed,
      BiFunction<Engine, HeldOut<TrainingImage>, Run<Pretrained>> start,
      Supplier<SharedTraining> shared) {}

  /**
   * Turns options into a training.
   *
   * @param state of the checkpoint to go on from, or empty
   * @throws IllegalArgumentException with one clear sentence if the options are out of range
   */
  Prepared prepare(TrainArguments arguments, Optional<FitState> state) {
    return switch (this) {
      case PAPER -> PaperForm.prepare(TrainOptions.ofPictures(), arguments, state);
      case RESIDUAL -> PaperForm.prepare(TrainOptions.ofDeepPictures(), arguments, state);
      case EXPERTS -> ExpertForm.prepare(arguments);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
