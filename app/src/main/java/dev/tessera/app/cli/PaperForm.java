package dev.tessera.app.cli;

import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.SharedSteps;
import dev.tessera.model.fit.train.TrainOptions;
import java.util.Optional;

/** Training of the paper's form, and of that with layers that add to each other. */
final class PaperForm {
  private PaperForm() {}

  static TrainForm.Prepared prepare(
      TrainOptions usual, TrainArguments given, Optional<FitState> state) {
    StopRule stop = given.stop(usual.stop());
    TrainOptions options =
        state
            .map(old -> TrainOptions.ofPictures(old.settings(), stop))
            .orElseGet(
                () ->
                    given
                        .change(usual)
                        .withSignals(pictures(usual.pictures(), given))
                        .withStop(stop));
    return new TrainForm.Prepared(
        options.pictures().tile(),
        options.field().latent(),
        options.seed(),
        (engine, data) -> PoolLearner.pictures(engine, data, options, state),
        () -> new SharedSteps(options, state));
  }

  private static TrainOptions.Pictures pictures(TrainOptions.Pictures base, TrainArguments given) {
    TrainOptions.Codes usual = base.codes();
    return new TrainOptions.Pictures(
        given.side(base.tile()),
        base.principal() && !given.randomStart,
        new TrainOptions.Codes(source(given), usual.hidden(), usual.refinements(), usual.book()),
        base.variety());
  }

  private static TrainOptions.Source source(TrainArguments given) {
    if (given.encoder == TrainArguments.Encoder.NONE) {
      return TrainOptions.Source.CODE_BOOK;
    }
    return given.refine ? TrainOptions.Source.REFINED : TrainOptions.Source.ENCODER;
  }
}
