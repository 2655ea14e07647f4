package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.start.EncoderStart;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.CodesOnDevice;
import dev.tessera.model.optimise.MovingNumbers;
import dev.tessera.model.optimise.RowCopy;
import dev.tessera.model.optimise.RowOwner;
import dev.tessera.model.optimise.TileSchedule;
import dev.tessera.model.shown.FetchedTargets;
import dev.tessera.model.shown.Reconstruction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Codes for networks that stay as they are: first those an encoder predicts, tile by tile, then, if
 * wanted, improved where a {@link TileSchedule} sees most to gain.
 */
public final class CodeStep implements Step.OfTiles {
  /** Floats of working memory of a batch: tens of ms of work. */
  static final long FLOATS_AT_ONCE = 1L << 22;

  private static final int MOST_TILES_AT_ONCE = 1024;

  /** Floats that live at the same time for each of working memory that is counted, measured. */
  private static final int LIVE = 5;

  /** Floats of codes that go there in one piece with two moments each. */
  private static final int MOST_CODES_ON_DEVICE = Integer.MAX_VALUE / Float.BYTES / 3;

  private final Scope scope;
  private final PointSource<?> source;
  private final Pretrained networks;
  private final FieldSpec spec;
  private final Reconstruction reconstruction;
  private final Field field;
  private final CodeSteps optimiser;
  private final EncoderStart encoder;
  private final BatchUpload upload = new BatchUpload();
  private final RowOwner moving = new RowOwner();
  private final Plan plan;
  private final int[] points;
  private final float[] errors;
  private final FetchedTargets targets;
  private float[] values = {};

  /** The codes, where they are moved on the device. */
  private final Optional<CodesOnDevice> device;

  /** The codes, where they are not; empty otherwise. */
  private final MovingNumbers codes;

  /** The codes of the device, as long as none has moved there since. */
  private Optional<float[]> fetched = Optional.empty();

  private Optional<TileSchedule> schedule = Optional.empty();
  private boolean encoding = true;

  /** Tiles whose values are known. */
  private int recalled;

  private long step;
  private long samplesSeen;
  private long peakBytes;

  /**
   * How codes are moved.
   *
   * @param improving whether at all, after the encoder
   * @param optimiser makes what moves them
   * @param targetPsnr dB at which a tile is good enough; infinite for never
   * @param order of the tiles
   */
  public record Plan(
      boolean improving, CodeSteps.Choice optimiser, double targetPsnr, TileSchedule.Order order) {
    /** The most promising tiles first. */
    public Plan(boolean improving, CodeSteps.Choice optimiser, double targetPsnr) {
      this(improving, optimiser, targetPsnr, TileSchedule.Order.PROMISE);
    }
  }

  /**
   * Prepares.
   *
   * @param scope lives as long as the fit
   * @param source the signal, at the points that the networks were trained for
   * @param networks that stay as they are
   * @param plan how codes are moved
   * @param state to go on from, or empty
   */
  public CodeStep(
      Scope scope,
      PointSource<?> source,
      Pretrained networks,
      Plan plan,
      Optional<FitState> state) {
    this.scope = scope;
    this.source = source;
    this.networks = networks;
    spec = networks.spec();
    this.plan = plan;
    int tiles = source.tiling().tileCount();
    int length = Math.multiplyExact(tiles, spec.latent());
    reconstruction = source.reconstruction(1);
    field = Field.of(scope, networks.weights());
    targets = new FetchedTargets(source::targets, source.channels(), scope.workers());
    points = IntStream.range(0, source.pointCount()).toArray();
    optimiser = plan.optimiser().of(field, tiles, points.length);
    encoder = new EncoderStart(scope.child(), source, networks);
    float[] first = state.map(s -> s.array("codes", length)).orElseGet(() -> new float[length]);
    errors = state.map(s -> s.array("errors", tiles)).orElseGet(() -> new float[tiles]);
    recalled = state.isPresent() ? 0 : tiles;
    state.ifPresent(this::goOn);
    device = scope.onGpu() ? onDevice(first) : Optional.empty();
    codes = new MovingNumbers(device.isPresent() ? new float[0] : first);
  }

  /**
   * Floats that live while codes are improved, at most, on a CPU: beside those of the batches the
   * networks, once more twice in their encoder, and what a search prepares.
   *
   * @param networks that stay as they are
   * @param tiles of the signal
   */
  public static long floats(Pretrained networks, int tiles) {
    FieldSpec spec = networks.spec();
    FieldForm form = spec.form();
    long ofTile =
        Math.max(
            form.searchFloats(spec),
            CodeSteps.LevenbergMarquardt.floatsPerTile(spec, networks.samples()));
    return 3L * networks.weights().length()
        + form.preparedFloats(spec)
        + LIVE * Math.min(FLOATS_AT_ONCE, tiles * ofTile);
  }

  private Optional<CodesOnDevice> onDevice(float[] first) {
    if (first.length > MOST_CODES_ON_DEVICE) {
      return Optional.empty();
    }
    return source
        .onDevice(scope)
        .flatMap(
            signal ->
                optimiser
                    .onDevice(scope, first, plan.improving())
                    .map(
                        steps ->
                            new CodesOnDevice(
                                scope,
                                field,
                                signal,
                                source.local(points),
                                steps,
                                reconstruction.onDevice(scope, signal))));
  }

  private void goOn(FitState state) {
    encoding = false;
    step = state.step();
    schedule = Optional.of(TileSchedule.restored(errors.clone(), target(), plan.order(), state));
    optimiser.restore(state);
  }

  /** Sum of squares of a tile at the target. */
  private double target() {
    double square = source.peak() * source.peak() * Math.pow(10, -plan.targetPsnr() / 10);
    return Double.isFinite(plan.targetPsnr()) ? source.features() * square : 0;
  }

  @Override
  public Reconstruction reconstruction() {
    return reconstruction;
  }

  @Override
  public boolean step(double progress) {
    if (encoding) {
      encode();
    } else {
      improve(schedule.orElseThrow());
    }
    step++;
    return true;
  }

  private void encode() {
    if (device.isPresent()) {
      fetched = Optional.empty();
      long predicting = encoder.opened().map(TileEncoder::floatsPerTile).orElse(1);
      long evaluating = evaluatedFloats() + spec.form().codeFloats(spec);
      int[] tiles = encoder.next(device.get().tilesAtOnce(predicting + evaluating));
      note(tiles, device.get().encode(tiles, encoder.opened()));
    } else {
      evaluate(encoder.encodeNext(codes.moving(), targets));
    }
    if (!encoder.more()) {
      encoding = false;
      encoder.close();
      schedule = Optional.of(new TileSchedule(errors.clone(), target(), plan.order()));
    }
  }

  private void improve(TileSchedule order) {
    if (device.isPresent()) {
      fetched = Optional.empty();
      int[] tiles = order.next(device.get().tilesAtOnce(optimiser.floatsPerTile()));
      note(tiles, device.get().improve(tiles));
      report(order, tiles);
      return;
    }
    long most = Math.max(1, FLOATS_AT_ONCE / optimiser.floatsPerTile());
    int[] tiles = order.next((int) Math.min(MOST_TILES_AT_ONCE, most));
    int latent = spec.latent();
    moving.beforeWriting(tiles);
    try (Scope batch = scope.child()) {
      NDArray samples = upload.targets(batch, targets, tiles, points);
      NDArray now = upload.codes(batch, codes.now(), latent, tiles);
      NDArray at = upload.points(batch, source.local(points), spec.dimensions());
      float[] next = optimiser.improve(tiles, now, samples, at);
      for (int t = 0; t < tiles.length; t++) {
        System.arraycopy(next, t * latent, codes.moving(), tiles[t] * latent, latent);
      }
      peakBytes = Math.max(peakBytes, scope.bytes());
    }
    evaluate(tiles);
    report(order, tiles);
  }

  private void report(TileSchedule order, int[] tiles) {
    for (int tile : tiles) {
      order.report(tile, errors[tile]);
    }
  }

  /** Sums of the squared errors of some tiles. */
  private void note(int[] tiles, float[] sums) {
    for (int t = 0; t < tiles.length; t++) {
      if (!Float.isFinite(sums[t])) {
        throw new FitDivergedException(step);
      }
      errors[tiles[t]] = sums[t];
    }
    samplesSeen += (long) tiles.length * points.length;
  }

  /** Notes values and errors of some tiles, as many at a time as the cache holds. */
  private void evaluate(int[] tiles) {
    for (int from = 0; from < tiles.length; from += evaluatedAtOnce()) {
      int to = Math.min(tiles.length, from + evaluatedAtOnce());
      evaluateSome(Arrays.copyOfRange(tiles, from, to));
    }
  }

  private int evaluatedAtOnce() {
    return (int) Math.max(1, FLOATS_AT_ONCE / evaluatedFloats());
  }

  private long evaluatedFloats() {
    return Math.max(2L * source.features(), points.length * spec.form().floatsPerSample(spec));
  }

  private void evaluateSome(int[] tiles) {
    if (values.length != tiles.length * source.features()) {
      values = new float[tiles.length * source.features()];
    }
    try (Scope batch = scope.child()) {
      Scope.read(evaluated(batch, tiles, points), values);
    }
    float[] wanted = targets.of(tiles, points);
    note(tiles, FetchedTargets.squares(scope.workers(), values, wanted, tiles.length));
    reconstruction.note(values, wanted, tiles, points);
  }

  @Override
  public float[] values(int[] tiles, int[] some) {
    if (device.isPresent()) {
      return device.get().values(tiles, source.local(some));
    }
    try (Scope batch = scope.child()) {
      return evaluated(batch, tiles, some).toFloatArray();
    }
  }

  private NDArray evaluated(Scope batch, int[] tiles, int[] some) {
    NDArray at = upload.points(batch, source.local(some), spec.dimensions());
    NDArray now = upload.codes(batch, codes.now(), spec.latent(), tiles);
    NDArray found = field.evaluate(now, at);
    peakBytes = Math.max(peakBytes, scope.bytes());
    return found;
  }

  @Override
  public boolean started() {
    return !encoding;
  }

  @Override
  public boolean finished() {
    return !encoding && (!plan.improving() || schedule.orElseThrow().done());
  }

  /** Every tile was evaluated when it was last visited, but for those of a run that went on. */
  @Override
  public boolean refresh() {
    int left = source.tiling().tileCount() - recalled;
    int most =
        device.isPresent()
            ? device.get().tilesAtOnce(optimiser.floatsPerTile())
            : evaluatedAtOnce();
    int count = Math.min(left, most);
    if (count > 0) {
      int[] tiles = IntStream.range(recalled, recalled + count).toArray();
      // In other batches than before, errors could differ in their last bits.
      float[] known = Arrays.copyOfRange(errors, recalled, recalled + count);
      device.ifPresentOrElse(d -> note(tiles, d.evaluate(tiles)), () -> evaluateSome(tiles));
      System.arraycopy(known, 0, errors, recalled, count);
      recalled += count;
    }
    return count < left;
  }

  @Override
  public double refreshed() {
    return recalled / (double) source.tiling().tileCount();
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
    return device.map(CodesOnDevice::peakBytes).orElse(peakBytes);
  }

  @Override
  public Optional<BitSet> active() {
    return plan.improving() ? schedule.map(TileSchedule::active) : Optional.empty();
  }

  @Override
  public Weights weights() {
    return networks.weights();
  }

  @Override
  public Codes codes() {
    float[] now = device.map(this::fetched).orElseGet(codes::given);
    return Codes.of(source.tiling().tileCount(), spec.latent(), now);
  }

  private float[] fetched(CodesOnDevice there) {
    float[] now = fetched.orElseGet(there.steps()::codes);
    fetched = Optional.of(now);
    return now;
  }

  @Override
  public float[] code(int tile) {
    return device
        .map(d -> d.steps().code(tile))
        .orElseGet(
            () ->
                Arrays.copyOfRange(codes.now(), tile * spec.latent(), (tile + 1) * spec.latent()));
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("codes", device.map(this::fetched).orElseGet(codes::now));
    arrays.put("errors", errors);
    schedule.ifPresent(s -> s.save(arrays));
    device.ifPresentOrElse(d -> d.steps().save(arrays), () -> optimiser.save(arrays));
  }

  @Override
  public RowCopy capture() {
    return moving.copy(spec.latent(), this::save);
  }
}
