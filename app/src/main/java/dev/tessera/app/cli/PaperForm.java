package dev.tessera.app.cli;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.TrainMode;
import dev.tessera.model.fit.TrainOptions;
import dev.tessera.model.fit.TrainRun;
import dev.tessera.model.fit.TrainState;
import java.util.Optional;

/** Training of the paper's form. */
final class PaperForm implements TrainingForm {
  @Override
  public int tile(TrainArguments arguments, Optional<TrainState> state) {
    return options(arguments, state).tile();
  }

  @Override
  public int latent(TrainArguments arguments, Optional<TrainState> state) {
    return options(arguments, state).field().latent();
  }

  @Override
  public Start prepare(TrainArguments arguments, Optional<TrainState> state) {
    TrainOptions options = options(arguments, state);
    return (engine, data) -> new TrainRun(engine, data, options, state);
  }

  private static TrainOptions options(TrainArguments given, Optional<TrainState> state) {
    if (state.isPresent()) {
      TrainOptions old = state.get().options();
      return old.withStop(given.stop(old.stop()));
    }
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
        .withStart(base.encoderHidden(), base.principal() && !given.randomStart)
        .withSteps(
            given.batch == null ? base.tilesPerStep() : given.batch,
            given.rate == null ? base.networkRate() : given.rate)
        .withSeed(given.seed == null ? base.seed() : given.seed)
        .withStop(given.stop(base.stop()));
  }

  private static TrainMode mode(TrainArguments given) {
    if (given.encoder == TrainArguments.Encoder.NONE) {
      return TrainMode.CODE_BOOK;
    }
    return given.refine ? TrainMode.REFINED : TrainMode.ENCODER;
  }
}
