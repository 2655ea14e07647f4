package dev.tessera.app.cli;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.PictureLearner;
import dev.tessera.model.fit.train.TrainMode;
import dev.tessera.model.fit.train.TrainOptions;
import java.util.Optional;

/** Training of the paper's form. */
final class PaperForm {
  private PaperForm() {}

  static TrainForm.Prepared prepare(TrainArguments arguments, Optional<FitState> state) {
    TrainOptions options = options(arguments, state);
    return new TrainForm.Prepared(
        options.tile(),
        options.field().latent(),
        options.start().seed(),
        (engine, data) -> PictureLearner.fit(engine, data, options, state));
  }

  private static TrainOptions options(TrainArguments given, Optional<FitState> state) {
    StopRule stop = given.stop(TrainOptions.defaults().stop());
    return state
        .map(old -> TrainOptions.of(old.settings(), stop))
        .orElseGet(() -> options(given).withStop(stop));
  }

  private static TrainOptions options(TrainArguments given) {
    TrainOptions base = TrainOptions.defaults();
    FieldSpec usual = base.field();
    FieldSpec field =
        new FieldSpec(
            usual.dimensions(),
            usual.channels(),
            given.width == null ? usual.width() : given.width,
            given.layers == null ? usual.layers() : given.layers,
            given.latent == null ? usual.latent() : given.latent,
            usual.firstOmega(),
            usual.hiddenOmega());
    return base.withField(given.tile == null ? base.tile() : given.tile, field)
        .withMode(mode(given))
        .withStart(base.start().encoderHidden(), base.start().principal() && !given.randomStart)
        .withSteps(
            given.batch == null ? base.steps().tilesPerStep() : given.batch,
            given.rate == null ? base.steps().networkRate() : given.rate)
        .withSeed(given.seed == null ? base.start().seed() : given.seed);
  }

  private static TrainMode mode(TrainArguments given) {
    if (given.encoder == TrainArguments.Encoder.NONE) {
      return TrainMode.CODE_BOOK;
    }
    return given.refine ? TrainMode.REFINED : TrainMode.ENCODER;
  }
}
