package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.loss.Loss;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.points.Reconstruction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Stochastic gradient descent by Adam on networks and codes together.
 *
 * <p>An optimiser step draws tiles and points and works through them in micro-batches whose
 * activations stay in the cache; {@link #step} does one micro-batch. Codes and all moments live on
 * the heap, so native memory depends on the micro-batch and not on the signal. Results depend on
 * the seed and the number of steps alone.
 */
public final class JointStep implements Step.OfTiles {
  /** Noting a tile's values costs as much as a third of fitting it: small signals take turns. */
  private static final int STEPS_PER_PICTURE = 48;

  private static final int MOST_TURNS = 4;
  private static final double MEMORY = 0.98;

  /** Floats of one activation (T,S,H) that fit the cache beside its neighbours: 2 MB, measured. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  /**
   * How it moves.
   *
   * @param loss that is lowered
   * @param networkRate peak learning rate of the networks
   * @param warmUp steps in which rates rise to their peak; 0 for none
   * @param refinement of predicted codes
   */
  public record Rules(
      Loss loss, double networkRate, long warmUp, Optional<Refinement> refinement) {}

  /**
   * Where it begins.
   *
   * @param weights of the networks
   * @param state to go on from, or empty
   */
  public record Origin(Weights weights, Optional<FitState> state) {
    /** The networks of the state if there is one, else fresh ones. */
    public static Origin of(FieldSpec spec, Optional<FitState> state, Supplier<Weights> fresh) {
      return new Origin(
          state.map(s -> Weights.of(spec, s.array("weights"))).orElseGet(fresh), state);
    }
  }

  private final Scope scope;
  private final Rules rules;
  private final Batches batches;
  private final CodeSource codes;
  private final Optional<PointSource<?>> seen;
  private final Optional<Reconstruction> reconstruction;
  private final FieldSpec spec;
  private final Field field;
  private final WeightGradient gradient;
  private final float[] weights;
  private final Adam adam;
  private final BatchUpload upload = new BatchUpload();
  private final BatchUpload wholeUpload = new BatchUpload();

  private long step;
  private boolean begun;
  private int tilesDone;
  private double errors;
  private double averageError = Double.NaN;
  private long samplesSeen;
  private long peakBytes;
  private int tilesRefreshed;
  private int pointsRefreshed;

  /** Improves codes that an encoder predicted, before the networks learn from them. */
  public static final class Refinement {
    private final CodeSteps.Choice optimiser;
    private final int rounds;
    private final float[] local;

    /**
     * For whole tiles.
     *
     * @param optimiser makes what moves codes
     * @param rounds of improvement
     * @param local coordinates of all samples of a tile, (S,d); handed over
     */
    public Refinement(CodeSteps.Choice optimiser, int rounds, float[] local) {
      this.optimiser = optimiser;
      this.rounds = rounds;
      this.local = local;
    }

    private int points(Field field) {
      return local.length / field.spec().dimensions();
    }

    /** Tiles to refine together: tens of ms of work. */
    public int tilesAtOnce(Field field) {
      long floats = optimiser.of(field, 1, points(field)).floatsPerTile();
      return (int) Math.max(1, CodeStep.FLOATS_AT_ONCE / 2 / floats);
    }

    /** Better codes than (T,D), for tiles (T,S,C). */
    public NDArray refined(Scope batch, Field field, NDArray codes, NDArray whole) {
      int count = (int) codes.getShape().get(0);
      int[] rows = IntStream.range(0, count).toArray();
      int dimensions = field.spec().dimensions();
      NDArray everywhere = batch.upload(local, points(field), dimensions);
      CodeSteps improving = optimiser.of(field, count, points(field));
      NDArray better = codes;
      for (int i = 0; i < rounds; i++) {
        float[] next = improving.improve(rows, better, whole, everywhere);
        better = batch.upload(next, count, field.spec().latent());
      }
      return better;
    }
  }

  /**
   * Prepares.
   *
   * @param scope lives as long as the fit
   * @param origin where it begins
   * @param rules how it moves
   * @param batches what each step learns from
   * @param codes where codes come from
   * @param seen the signal whose reconstruction is kept up to date; empty where there are many
   */
  public JointStep(
      Scope scope,
      Origin origin,
      Rules rules,
      Batches batches,
      CodeSource codes,
      Optional<PointSource<?>> seen) {
    this.scope = scope;
    this.rules = rules;
    this.batches = batches;
    this.codes = codes;
    this.seen = seen;
    Optional<FitState> state = origin.state();
    spec = origin.weights().spec();
    weights = origin.weights().toArray();
    adam =
        state
            .map(s -> Adam.restored(s, "network", 1, weights.length))
            .orElseGet(() -> new Adam(1, weights.length));
    state.ifPresent(s -> averageError = s.array("average", 1)[0]);
    step = state.map(FitState::step).orElse(0L);
    field = Field.of(scope, origin.weights());
    gradient = field.gradient(scope);
    int rounds = batches instanceof TileBatcher tiles ? tiles.stepsPerRound() : 1;
    int turns = Math.max(1, Math.min(MOST_TURNS, STEPS_PER_PICTURE / rounds));
    reconstruction = seen.map(source -> source.reconstruction(turns));
  }

  /** The networks on the device. */
  public Field field() {
    return field;
  }

  @Override
  public Reconstruction reconstruction() {
    return reconstruction.orElseThrow();
  }

  /** Mean error of the latest steps, as the loss measures it; NaN before the first. */
  public double averageError() {
    return averageError;
  }

  @Override
  public boolean step(double progress) {
    if (!begun) {
      batches.begin(step);
      codes.begin(batches.tiles());
      gradient.clear();
      errors = 0;
      tilesDone = 0;
      begun = true;
      return false;
    }
    try (Scope batch = scope.child()) {
      Batches.Batch some = batches.next(tilesDone, tilesAtOnce());
      learn(batch, some);
      tilesDone += some.rows.length;
    }
    if (tilesDone < batches.tiles()) {
      return false;
    }
    double warm = rules.warmUp() == 0 ? 1 : Math.min(1, (step + 1.0) / rules.warmUp());
    double decay = warm * Step.decay(progress);
    adam.step(0, weights, gradient.values(), 0, rules.networkRate() * decay);
    field.load(weights);
    codes.move(decay);
    begun = false;
    step++;
    noteError();
    return true;
  }

  private int tilesAtOnce() {
    return rules
        .refinement()
        .map(r -> r.tilesAtOnce(field))
        .orElseGet(() -> tilesOf(batches.points()));
  }

  /** Tiles of a micro-batch of so many points each. */
  private int tilesOf(int points) {
    return (int) Math.max(1, ACTIVATION_FLOATS / spec.form().floatsPerSample(spec) / points);
  }

  private void learn(Scope batch, Batches.Batch some) {
    NDArray at = upload.points(batch, some.local, spec.dimensions());
    NDArray whole =
        codes instanceof CodeSource.Predicted
            ? wholeUpload.values(batch, some.whole, some.rows.length, spec.channels())
            : at;
    NDArray now = codes.codes(batch, some, whole);
    Optional<Refinement> refinement = rules.refinement();
    boolean refines = refinement.isPresent();
    NDArray ofCodes = backward(batch, some, now, at, refines ? WeightSums.FROZEN : gradient);
    codes.learn(some, tilesDone, now, whole, ofCodes);
    if (refines) {
      backward(batch, some, refinement.get().refined(batch, field, now, whole), at, gradient);
    }
  }

  /** The gradient by the codes; that by the weights is added to the sums. */
  private NDArray backward(
      Scope batch, Batches.Batch some, NDArray now, NDArray at, WeightSums sums) {
    try (FieldTape tape = field.forward(now, at)) {
      float[] values = tape.result().toFloatArray(); // (T,S,C)
      noteMemory();
      note(values, some.rows, some.points, batches.round());
      long count = (long) batches.tiles() * batches.points() * spec.channels();
      double error = rules.loss().slopes(values, some.targets, count);
      if (sums != WeightSums.FROZEN) {
        errors += error;
        samplesSeen += (long) some.rows.length * some.points.length;
      }
      NDArray slope = upload.values(batch, values, some.rows.length, spec.channels());
      NDArray ofCodes = tape.backward(slope, sums);
      noteMemory();
      return ofCodes;
    }
  }

  private void note(float[] values, int[] tiles, int[] points, int round) {
    if (reconstruction.isPresent() && !reconstruction.get().note(values, tiles, points, round)) {
      throw new FitDivergedException(step);
    }
  }

  private void noteError() {
    double values = (double) batches.tiles() * batches.points() * spec.channels();
    double error = errors / values;
    if (!Double.isFinite(error)) {
      throw new FitDivergedException(step);
    }
    // Rounded as a file of the state holds it, so that a run taken up again shows the same numbers.
    averageError =
        (float) (Double.isNaN(averageError) ? error : MEMORY * averageError + (1 - MEMORY) * error);
  }

  /** The first step has micro-batches as large as any later one. */
  private void noteMemory() {
    if (peakBytes == 0 || step == 0) {
      peakBytes = Math.max(peakBytes, scope.bytes());
    }
  }

  @Override
  public boolean refresh() {
    if (reconstruction.isEmpty()) {
      return false;
    }
    PointSource<?> source = seen.orElseThrow();
    int tiles = source.tiling().tileCount();
    int ofTile = source.pointCount();
    int most = Math.min(ofTile, Math.max(1, ACTIVATION_FLOATS / spec.width()));
    int count = Math.min(tilesOf(most), tiles - tilesRefreshed);
    int[] next = IntStream.range(tilesRefreshed, tilesRefreshed + count).toArray();
    int end = Math.min(ofTile, pointsRefreshed + most);
    int[] some = IntStream.range(pointsRefreshed, end).toArray();
    try (Scope batch = scope.child()) {
      NDArray at = upload.points(batch, source.local(some), spec.dimensions());
      NDArray now = upload.codes(batch, codes.values(), spec.latent(), next);
      float[] values = field.evaluate(now, at).toFloatArray();
      note(values, next, some, Reconstruction.EVERY_TURN);
    }
    pointsRefreshed = end;
    if (pointsRefreshed == ofTile) {
      pointsRefreshed = 0;
      tilesRefreshed += count;
    }
    boolean more = tilesRefreshed < tiles;
    tilesRefreshed = more ? tilesRefreshed : 0;
    return more;
  }

  @Override
  public double refreshed() {
    if (seen.isEmpty()) {
      return 1;
    }
    double tiles = tilesRefreshed + pointsRefreshed / (double) seen.get().pointCount();
    return Math.min(1, tiles / seen.get().tiling().tileCount());
  }

  @Override
  public boolean started() {
    return true;
  }

  @Override
  public boolean anneals() {
    return true;
  }

  @Override
  public long steps() {
    return step;
  }

  @Override
  public long samplesSeen() {
    return samplesSeen;
  }

  @Override
  public long peakBytes() {
    return peakBytes;
  }

  @Override
  public Optional<BitSet> active() {
    return Optional.empty();
  }

  @Override
  public Weights weights() {
    return Weights.of(spec, weights.clone());
  }

  @Override
  public Codes codes() {
    int tiles = codes.values().length / spec.latent();
    return Codes.of(tiles, spec.latent(), codes.values().clone());
  }

  @Override
  public float[] code(int tile) {
    int from = tile * spec.latent();
    return Arrays.copyOfRange(codes.values(), from, from + spec.latent());
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("weights", weights.clone());
    adam.save("network", arrays);
    arrays.put("average", new float[] {(float) averageError});
    codes.save(arrays);
  }
}
