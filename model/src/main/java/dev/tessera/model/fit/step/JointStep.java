package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.optimise.Adam;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.optimise.RowCopy;
import dev.tessera.model.optimise.RowOwner;
import dev.tessera.model.shown.Reconstruction;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Stochastic gradient descent by Adam on networks and codes together.
 *
 * <p>An optimiser step draws tiles and points and works through them in micro-batches that suit the
 * device; {@link #step} does one micro-batch. Where numbers live and are moved is a {@link
 * StepWay}. Results depend on the seed and the number of steps; their rounding also on the number
 * of threads, and on a GPU on the memory that was free at the start.
 */
public final class JointStep implements Step.OfTiles {
  /** Noting a tile's values costs as much as a third of fitting it: small signals take turns. */
  private static final int STEPS_PER_PICTURE = 48;

  private static final int MOST_TURNS = 4;
  private static final double MEMORY = 0.98;

  /**
   * How it moves.
   *
   * @param loss that is lowered
   * @param networkRate peak learning rate of the networks
   * @param warmUp steps in which rates rise to their peak; 0 for none
   * @param smoothness of the field in the code, 0 for as it comes; see {@link CodeSmoothness}
   * @param refinement of predicted codes
   */
  public record Rules(
      Loss loss,
      double networkRate,
      long warmUp,
      double smoothness,
      Optional<Refinement> refinement) {
    /** Of codes as they are, and fields as smooth in them as they come. */
    public Rules(Loss loss, double networkRate, long warmUp) {
      this(loss, networkRate, warmUp, 0, Optional.empty());
    }
  }

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

    /** The moments of the state if there is one, else none yet. */
    Adam adam() {
      int count = weights.length();
      return state
          .map(s -> Adam.restored(s, "network", 1, count))
          .orElseGet(() -> new Adam(1, count));
    }
  }

  private final Scope scope;
  private final Rules rules;
  private final Batches batches;
  private final Optional<PointSource<?>> seen;
  private final Optional<Reconstruction> reconstruction;
  private final CodeSource codes;
  private final FieldSpec spec;
  private final Field field;
  private final StepWay way;
  private final BatchUpload upload = new BatchUpload();
  private final RowOwner moving = new RowOwner();

  private long step;
  private boolean begun;
  private int tilesDone;
  private double averageError = Double.NaN;
  private long samplesSeen;
  private long peakBytes;
  private int tilesRefreshed;
  private int pointsRefreshed;
  private float[] valuesRefreshed = {};

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
    this(
        new StepWay.Parts(scope, Field.of(scope, origin.weights()), origin, rules, batches, codes),
        seen,
        scope.onGpu());
  }

  /**
   * As above.
   *
   * @param onDevice whether numbers are moved on the device where they can be, GPU or not
   */
  JointStep(StepWay.Parts parts, Optional<PointSource<?>> seen, boolean onDevice) {
    scope = parts.scope();
    field = parts.field();
    rules = parts.rules();
    batches = parts.batches();
    codes = parts.codes();
    this.seen = seen;
    spec = field.spec();
    Optional<FitState> state = parts.origin().state();
    state.ifPresent(s -> averageError = s.array("average", 1)[0]);
    step = state.map(FitState::step).orElse(0L);
    StepWay.Watch watch = new StepWay.Watch(this::note, this::noteMemory);
    way =
        onDevice && StepWay.suitsDevice(parts)
            ? new DeviceWay(parts, watch, seen.flatMap(source -> source.onDevice(scope)))
            : new HostWay(parts, watch);
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
    way.look();
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
      way.begin();
      tilesDone = 0;
      begun = true;
      return false;
    }
    double warm = rules.warmUp() == 0 ? 1 : Math.min(1, (step + 1.0) / rules.warmUp());
    double decay = warm * Step.decay(progress);
    try (Scope batch = scope.child()) {
      Batches.Batch some = batches.next(tilesDone, tilesAtOnce());
      moving.beforeWriting(some.rows);
      way.learn(batch, some, tilesDone, decay);
      tilesDone += some.rows.length;
      samplesSeen += (long) some.rows.length * some.points.length;
    }
    if (tilesDone < batches.tiles()) {
      return false;
    }
    double errors = way.end(decay);
    begun = false;
    step++;
    noteError(errors);
    return true;
  }

  private int tilesAtOnce() {
    return rules
        .refinement()
        .map(r -> r.tilesAtOnce(field))
        .orElseGet(() -> way.lanes() * tilesOf(batches.points()));
  }

  /** Tiles of a micro-batch of so many points each. */
  private int tilesOf(int points) {
    return (int) Math.max(1, way.activationFloats() / spec.form().floatsPerSample(spec) / points);
  }

  private void note(float[] values, int[] tiles, int[] points, int round) {
    if (reconstruction.isPresent() && !reconstruction.get().note(values, tiles, points, round)) {
      throw new FitDivergedException(step);
    }
  }

  private void noteError(double errors) {
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
  private void noteMemory(long passing) {
    if (peakBytes == 0 || step == 0) {
      peakBytes = Math.max(peakBytes, scope.bytes() + passing);
    }
  }

  @Override
  public boolean refresh() {
    if (reconstruction.isEmpty()) {
      return false;
    }
    way.look(); // what is older than what follows must not come after it
    PointSource<?> source = seen.orElseThrow();
    int tiles = source.tiling().tileCount();
    int ofTile = source.pointCount();
    int most = Math.min(ofTile, Math.max(1, way.activationFloats() / spec.width()));
    int count = Math.min(tilesOf(most), tiles - tilesRefreshed);
    int[] next = IntStream.range(tilesRefreshed, tilesRefreshed + count).toArray();
    int end = Math.min(ofTile, pointsRefreshed + most);
    int[] some = IntStream.range(pointsRefreshed, end).toArray();
    float[] values = values(next, some);
    if (source.tiling().dimensions() > 2 && most < ofTile) { // a part of a slice is no slice
      values = whole(values, ofTile);
      some = IntStream.range(0, end == ofTile ? ofTile : 0).toArray();
    }
    if (some.length > 0) {
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

  /** Puts values of one tile where they belong among those of all its points. */
  private float[] whole(float[] values, int ofTile) {
    if (pointsRefreshed == 0) {
      valuesRefreshed = new float[ofTile * spec.channels()];
    }
    int from = pointsRefreshed * spec.channels();
    System.arraycopy(values, 0, valuesRefreshed, from, values.length);
    return valuesRefreshed;
  }

  @Override
  public float[] values(int[] tiles, int[] points) {
    try (Scope batch = scope.child()) {
      float[] local = seen.orElseThrow().local(points);
      NDArray at = upload.points(batch, local, spec.dimensions());
      return field.evaluate(way.codes(batch, tiles), at).toFloatArray();
    }
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
    return Weights.of(spec, way.weights());
  }

  @Override
  public Codes codes() {
    return Codes.of(codes.tiles(), spec.latent(), way.codes());
  }

  @Override
  public float[] code(int tile) {
    return way.code(tile);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    way.save(arrays);
    arrays.put("average", new float[] {(float) averageError});
  }

  @Override
  public RowCopy capture() {
    return moving.copy(spec.latent(), this::save);
  }
}
