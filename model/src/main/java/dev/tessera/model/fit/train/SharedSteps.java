package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.InterruptedRun;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.List;
import java.util.Optional;

/**
 * Networks with an encoder, trained on many pictures by many: all take some steps of Adam, and go
 * on from the mean of their networks and moments (local SGD; Stich 2019). Before the first step one
 * alone finds what to start from: what others found in their pictures would have no mean with it.
 */
public final class SharedSteps implements SharedTraining {
  private final TrainOptions options;
  private Optional<FitState> state;
  private int parts;

  /**
   * A training.
   *
   * @param options all settings, for pictures with an encoder; ends by its steps
   * @param state of a training with the same options but for the stop rule, or empty
   * @throws IllegalArgumentException if it has codes of tiles that no other knows, or no last step
   */
  public SharedSteps(TrainOptions options, Optional<FitState> state) {
    if (options.pictures().codes().source() == TrainOptions.Source.CODE_BOOK) {
      throw new IllegalArgumentException("Many train networks with an encoder together only.");
    }
    if (options.stop().steps() == Long.MAX_VALUE) {
      throw new IllegalArgumentException("Many train together for a number of steps only.");
    }
    this.options = options;
    this.state = state;
  }

  @Override
  public boolean concerns(PictureShare share, Round round) {
    int tile = options.pictures().tile();
    return round.from().isPresent() ? share.holds(tile) : share.leads(tile);
  }

  @Override
  public Run<Pretrained> part(Engine engine, PictureShare share, Round round) {
    HeldOut<TrainingImage> data = new HeldOut<>(share.own(), List.of());
    return new InterruptedRun<>(
        PoolLearner.pictures(engine, data, options, round.from()), round.last());
  }

  @Override
  public Optional<Round> next(long steps) {
    long all = options.stop().steps();
    if (state.isEmpty()) {
      return Optional.of(new Round(state, 0));
    }
    long done = state.get().step();
    long last = Math.min(all, done - done % steps + steps);
    return done < all ? Optional.of(new Round(state, last)) : Optional.empty();
  }

  @Override
  public double done() {
    return state.map(FitState::step).orElse(0L) / (double) options.stop().steps();
  }

  @Override
  public Optional<FitState> take(StateSum sum) {
    if (sum.parts() == 0) {
      int tile = options.pictures().tile();
      throw new IllegalArgumentException(
          "No picture is as large as a tile of %d x %d pixels.".formatted(tile, tile));
    }
    parts = sum.parts();
    state = Optional.of(sum.mean());
    return state;
  }

  @Override
  public Fit<Pretrained> judged(Engine engine, List<TrainingImage> heldOut) {
    FitState last = state.orElseThrow();
    TrainOptions.Pictures pictures = options.pictures();
    int features = pictures.tile() * pictures.tile() * TrainingImage.CHANNELS;
    int latent = options.field().latent();
    Pretrained networks =
        new Pretrained(
            "untitled",
            pictures.tile(),
            Weights.of(options.field(), last.array("weights")),
            Optional.of(
                new EncoderWeights(
                    features, pictures.codes().hidden(), latent, last.array("encoder"))));
    double psnr = -10 * Math.log10(last.array("average", 1)[0]);
    return GivenNetworks.judged(
        engine,
        new GivenNetworks.Training(
            networks, Snapshot.Quality.of(psnr, Double.NaN), last, tiles(last.step())),
        heldOut);
  }

  /**
   * Tiles that all learned from; those of parts before a checkpoint as if they had been as many.
   */
  private long tiles(long steps) {
    return steps * options.steps().signals() * Math.max(1, parts);
  }
}
