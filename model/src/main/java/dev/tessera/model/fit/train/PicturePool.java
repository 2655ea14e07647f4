package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.PrincipalCosines;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.CodeSource;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.linear.Principal;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.tile.Lattice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random tiles of pictures in each step, or of a code-book of tiles that were drawn once. Where the
 * source stands follows from the number of the step, so that a run can be taken up again.
 */
final class PicturePool implements PoolLearner.Pool<Pretrained> {
  private static final int TILES_ANALYSED = 1 << 15;
  private static final int TILES_AT_ONCE = 1 << 12;
  private static final int CHANNELS = TrainingImage.CHANNELS;

  private final TrainOptions options;
  private final TrainOptions.Codes held;
  private final FieldSpec spec;
  private final Optional<FitState> state;
  private final TileSource source;
  private final float[] local;
  private final int samples;
  private final int features;

  /** Tiles to analyse before the first step. */
  private final int wanted;

  private float[] book = {};
  private Optional<Principal> principal = Optional.empty();
  private int shown;
  private Optional<CodeSource.Predicted> predicted = Optional.empty();
  private int[] rows = {};
  private int[] points = {};
  private float[] tiles = {};

  PicturePool(List<TrainingImage> images, TrainOptions options, Optional<FitState> state) {
    this.options = options;
    this.state = state;
    TrainOptions.Pictures pictures = options.pictures();
    held = pictures.codes();
    spec = options.field();
    source = new TileSource(images, pictures.tile(), pictures.variety(), options.seed());
    local = Lattice.square(pictures.tile());
    samples = pictures.tile() * pictures.tile();
    features = samples * CHANNELS;
    boolean analysing = pictures.principal() && PrincipalCosines.suits(spec, pictures.tile());
    wanted =
        analysing ? Math.max(4 * spec.latent(), Math.min(TILES_ANALYSED, (1 << 23) / features)) : 0;
  }

  private boolean books() {
    return held.source() == TrainOptions.Source.CODE_BOOK;
  }

  /** The first draws are the code-book's tiles, so that its state need not hold them. */
  @Override
  public boolean prepare(Scope scope) {
    if (books() && book.length == 0) {
      book = source.draw(held.book());
    } else if (state.isEmpty() && shown < wanted) {
      Principal analysis =
          principal.orElseGet(
              () ->
                  Principal.ofMany(
                      scope, features, spec.latent(), Principal.Values.SAMPLES, options.seed()));
      principal = Optional.of(analysis);
      int count = Math.min(TILES_AT_ONCE, wanted - shown);
      analysis.show(source.draw(count), count);
      shown += count;
    } else {
      return principal.isPresent() && principal.get().iterate();
    }
    return true;
  }

  @Override
  public double prepared() {
    double analysed = principal.map(Principal::progress).orElse(0.0);
    return 0.5 * shown / Math.max(1, wanted) + 0.5 * analysed;
  }

  @Override
  public JointStep begin(Scope scope) {
    long seed = options.seed();
    int tile = options.pictures().tile();
    JointStep.Origin origin =
        JointStep.Origin.of(
            spec,
            state,
            () ->
                principal
                    .map(p -> new PrincipalCosines(spec, tile, p, seed).weights())
                    .orElseGet(() -> Initialisation.weights(spec, seed)));
    JointStep.Refinement refinement =
        new JointStep.Refinement(
            CodeSteps.atRate(options.steps().codeRate()), held.refinements(), local);
    JointStep step =
        new JointStep(
            scope,
            origin,
            new JointStep.Rules(
                Loss.SQUARED,
                options.steps().networkRate(),
                PoolLearner.WARM_UP,
                0,
                Optional.of(refinement).filter(r -> held.source() == TrainOptions.Source.REFINED)),
            this,
            books() ? codeBook() : predicted(scope),
            Optional.empty());
    principal = Optional.empty();
    return step;
  }

  private CodeSource codeBook() {
    int latent = spec.latent();
    float[] codes =
        state
            .map(s -> s.array("codes", held.book() * latent))
            .orElseGet(() -> Initialisation.codes(held.book(), latent, options.seed() + 1));
    TrainOptions.Steps steps = options.steps();
    CodeSource.Pace pace = new CodeSource.Pace(steps.codeRate(), steps.penalty());
    return new CodeSource.Book(codes, held.book(), latent, pace, state);
  }

  private CodeSource predicted(Scope scope) {
    int latent = spec.latent();
    EncoderWeights encoder =
        state
            .map(s -> new EncoderWeights(features, held.hidden(), latent, s.array("encoder")))
            .or(() -> principal.map(p -> Initialisation.encoder(p, held.hidden(), options.seed())))
            .orElseGet(
                () -> Initialisation.encoder(features, held.hidden(), latent, options.seed() + 2));
    TrainOptions.Steps steps = options.steps();
    CodeSource.Predicted made =
        new CodeSource.Predicted(scope, encoder, steps.networkRate(), steps.penalty(), state);
    predicted = Optional.of(made);
    return made;
  }

  @Override
  public void begin(long step) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(options.seed() ^ step).nextLong());
    points =
        points() < samples
            ? PoolLearner.Pool.some(points(), samples, random)
            : IntStream.range(0, samples).toArray();
    rows = IntStream.range(0, tiles()).toArray();
    if (!books()) {
      long drawsBefore = (wanted + TILES_AT_ONCE - 1L) / TILES_AT_ONCE;
      source.seek(drawsBefore + step);
      tiles = source.draw(rows.length);
      return;
    }
    tiles = new float[rows.length * features];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = random.nextInt(held.book());
      System.arraycopy(book, rows[t] * features, tiles, t * features, features);
    }
  }

  @Override
  public int tiles() {
    return options.steps().signals();
  }

  @Override
  public int points() {
    return Math.min(samples, options.steps().points());
  }

  @Override
  public Batch next(int from, int most) {
    int end = Math.min(rows.length, from + most);
    float[] whole = Arrays.copyOfRange(tiles, from * features, end * features);
    int[] some = Arrays.copyOfRange(rows, from, end);
    float[] at = local;
    float[] targets = whole;
    if (points.length < samples) {
      at = new float[2 * points.length];
      targets = new float[some.length * points.length * CHANNELS];
      for (int i = 0; i < at.length; i++) {
        at[i] = local[2 * points[i / 2] + i % 2];
      }
      for (int i = 0; i < some.length * points.length; i++) {
        int first = (i / points.length * samples + points[i % points.length]) * CHANNELS;
        System.arraycopy(whole, first, targets, i * CHANNELS, CHANNELS);
      }
    }
    // The loss overwrites values, never targets, so whole tiles may be both.
    return new Batch(some, points, at, targets, whole, new float[0]);
  }

  @Override
  public Snapshot.Quality quality(double error) {
    return Snapshot.Quality.of(-10 * Math.log10(error), Double.NaN);
  }

  @Override
  public Pretrained fitted(JointStep now) {
    return new Pretrained(
        "untitled",
        options.pictures().tile(),
        now.weights(),
        predicted.map(CodeSource.Predicted::weights));
  }
}
