package dev.tessera.app.cli;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import java.util.Optional;

/** Training of the paper's form. */
final class PaperForm {
  private PaperForm() {}

  static TrainForm.Prepared prepare(TrainArguments arguments, Optional<FitState> state) {
    TrainOptions options = options(arguments, state);
    return new TrainForm.Prepared(
        options.pictures().tile(),
        options.field().latent(),
        options.seed(),
        (engine, data) -> PoolLearner.pictures(engine, data, options, state));
  }

  private static TrainOptions options(TrainArguments given, Optional<FitState> state) {
    StopRule stop = given.stop(TrainOptions.ofPictures().stop());
    return state
        .map(old -> TrainOptions.ofPictures(old.settings(), stop))
        .orElseGet(() -> options(given).withStop(stop));
  }

  private static TrainOptions options(TrainArguments given) {
    TrainOptions base = TrainOptions.ofPictures();
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
    return base.withField(field)
        .withSignals(pictures(base.pictures(), given))
        .withSteps(
            given.batch == null ? base.steps().signals() : given.batch,
            given.rate == null ? base.steps().networkRate() : given.rate)
        .withSeed(given.seed == null ? base.seed() : given.seed);
  }

  private static TrainOptions.Pictures pictures(TrainOptions.Pictures base, TrainArguments given) {
    TrainOptions.Codes usual = base.codes();
    return new TrainOptions.Pictures(
        given.tile == null ? base.tile() : given.tile,
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
