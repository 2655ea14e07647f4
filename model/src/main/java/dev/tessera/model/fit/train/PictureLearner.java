package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.loss.Loss;
import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.fit.start.Principal;
import dev.tessera.model.fit.start.PrincipalCosines;
import dev.tessera.model.fit.start.RandomEncoder;
import dev.tessera.model.fit.step.CodeBook;
import dev.tessera.model.fit.step.CodeSource;
import dev.tessera.model.fit.step.CodeSteps;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.fit.step.PredictedCodes;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Map;
import java.util.Optional;

/**
 * Trains the paper's form on random tiles of a data set of pictures by Adam, to lower MSE + beta *
 * mean(z^2); see Mehta et al. 2021, section 3.3.
 */
public final class PictureLearner implements Learner<Pretrained> {
  private static final long WARM_UP = 100;
  private static final int TILES_ANALYSED = 1 << 15;
  private static final int TILES_AT_ONCE = 1 << 12;

  private final Scope scope;
  private final TrainOptions options;
  private final FieldSpec spec;
  private final TileSource source;
  private final Validation validation;
  private final Optional<FitState> state;
  private final int wanted;
  private final boolean analysing;

  private float[] book = {};
  private Optional<Principal> principal = Optional.empty();
  private int shown;
  private Optional<JointStep> step = Optional.empty();
  private Optional<PredictedCodes> predicted = Optional.empty();

  private PictureLearner(
      Scope scope, TrainOptions options, HeldOut<TrainingImage> data, Optional<FitState> state) {
    this.scope = scope;
    this.options = options;
    this.state = state;
    spec = options.field();
    source =
        new TileSource(data.training(), options.tile(), options.variety(), options.start().seed());
    validation = new Validation(data.validation(), options.tile());
    analysing = options.start().principal() && PrincipalCosines.suits(spec, options.tile());
    int features = options.tile() * options.tile() * spec.channels();
    wanted =
        analysing ? Math.max(4 * spec.latent(), Math.min(TILES_ANALYSED, (1 << 23) / features)) : 0;
  }

  /**
   * A training.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param options all settings
   * @param state of a training with the same options but for the stop rule, or empty
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public static Fit<Pretrained> fit(
      Engine engine, HeldOut<TrainingImage> data, TrainOptions options, Optional<FitState> state) {
    Scope scope = engine.scope();
    try {
      PictureLearner learner = new PictureLearner(scope, options, data, state);
      Fit.Judge judge =
          learner.validation.judge(scope, learner::judged, Lattice.square(options.tile()));
      return new Fit<>(learner, engine.report(), options.stop(), Optional.of(judge), state);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private Validation.Judged judged() {
    Field field = step.orElseThrow().field();
    Optional<TileEncoder> encoder = predicted.map(PredictedCodes::encoder);
    return new Validation.Judged(field, encoder);
  }

  private boolean books() {
    return options.mode() == TrainMode.CODE_BOOK;
  }

  /** The first draws are the code-book's tiles, so that its state need not hold them. */
  @Override
  public boolean prepare() {
    if (step.isPresent()) {
      return false;
    }
    if (books() && book.length == 0) {
      book = source.draw(options.codes().book());
    } else if (state.isEmpty() && analysing && principal.isEmpty()) {
      int features = options.tile() * options.tile() * spec.channels();
      principal =
          Optional.of(
              Principal.ofMany(
                  scope,
                  features,
                  spec.latent(),
                  Principal.Values.SAMPLES,
                  options.start().seed()));
    } else if (state.isEmpty() && shown < wanted) {
      int count = Math.min(TILES_AT_ONCE, wanted - shown);
      principal.orElseThrow().show(source.draw(count), count);
      shown += count;
    } else if (principal.isEmpty() || !principal.get().iterate()) {
      begin();
    }
    return true;
  }

  @Override
  public double prepared() {
    double analysed = principal.map(Principal::progress).orElse(0.0);
    return step.isPresent() ? 1 : 0.5 * shown / Math.max(1, wanted) + 0.5 * analysed;
  }

  private void begin() {
    long seed = options.start().seed();
    Weights weights =
        state
            .map(s -> Weights.of(spec, s.array("weights")))
            .or(
                () ->
                    principal.map(
                        p -> new PrincipalCosines(spec, options.tile(), p, seed).weights()))
            .orElseGet(() -> Initialisation.weights(spec, seed));
    long draws = (books() ? 1 : 0) + (wanted + TILES_AT_ONCE - 1L) / TILES_AT_ONCE;
    TrainOptions.Steps steps = options.steps();
    double penalty = options.codes().penalty();
    Optional<JointStep.Refinement> refinement = Optional.empty();
    CodeSource codes;
    if (books()) {
      int latent = spec.latent();
      int count = options.codes().book();
      float[] values =
          state
              .map(s -> s.array("codes", count * latent))
              .orElseGet(() -> Initialisation.codes(count, latent, seed + 1));
      codes = new CodeBook(values, latent, steps.codeRate(), penalty, state);
    } else {
      PredictedCodes made =
          new PredictedCodes(scope, encoder(seed), steps.networkRate(), penalty, state);
      predicted = Optional.of(made);
      codes = made;
      if (options.mode() == TrainMode.REFINED) {
        refinement =
            Optional.of(
                new JointStep.Refinement(
                    CodeSteps.atRate(steps.codeRate()),
                    options.codes().refinements(),
                    Lattice.square(options.tile())));
      }
    }
    step =
        Optional.of(
            new JointStep(
                scope,
                weights,
                new JointStep.Rules(Loss.SQUARED, steps.networkRate(), WARM_UP),
                new PictureBatches(options, source, book, draws),
                codes,
                Optional.empty(),
                refinement,
                state));
    principal = Optional.empty();
  }

  private EncoderWeights encoder(long seed) {
    int features = options.tile() * options.tile() * spec.channels();
    int hidden = options.start().encoderHidden();
    return state
        .map(s -> new EncoderWeights(features, hidden, spec.latent(), s.array("encoder")))
        .or(() -> principal.map(p -> p.encoder(hidden)))
        .orElseGet(() -> RandomEncoder.weights(features, hidden, spec.latent(), seed + 2));
  }

  @Override
  public boolean step(double progress) {
    return step.orElseThrow().step(progress);
  }

  @Override
  public boolean started() {
    return step.isPresent();
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public long steps() {
    return step.map(JointStep::steps).orElse(0L);
  }

  @Override
  public long samplesSeen() {
    return steps() * options.steps().tilesPerStep() * options.tile() * options.tile();
  }

  @Override
  public Snapshot.Quality quality() {
    double square = step.map(JointStep::averageError).orElse(Double.NaN);
    return new Snapshot.Quality(
        -10 * Math.log10(square),
        Double.NaN,
        books() ? Double.NaN : validation.encoded(),
        validation.refined());
  }

  @Override
  public double mark() {
    Snapshot.Quality now = quality();
    double heldOut = Double.isNaN(now.heldOut()) ? now.refined() : now.heldOut();
    return Double.isNaN(heldOut) ? now.psnr() : heldOut;
  }

  /** The networks as they are, without a name of their own yet. */
  @Override
  public Optional<Pretrained> fitted() {
    return step.map(
        s ->
            new Pretrained(
                "untitled", options.tile(), s.weights(), predicted.map(PredictedCodes::weights)));
  }

  @Override
  public Map<String, Object> settings() {
    return options.settings();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    step.ifPresent(s -> s.save(arrays));
  }

  @Override
  public void close() {
    scope.close();
  }
}
