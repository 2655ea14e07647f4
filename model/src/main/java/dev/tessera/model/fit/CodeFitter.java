package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Codes for networks that stay as they are: first those an encoder predicts, tile by tile, then, if
 * wanted, improved where a {@link TileSchedule} sees most to gain.
 */
final class CodeFitter implements Fitting {
  /** Floats of working memory of a batch: tens of ms of work. */
  private static final long FLOATS_AT_ONCE = 1L << 22;

  private static final int MOST_TILES_AT_ONCE = 1024;

  private final Scope scope;
  private final FitOptions options;
  private final TileSchedule.Order order;
  private final Pretrained networks;
  private final GridTiling grid;
  private final TilePoints tilePoints;
  private final TileUpload upload;
  private final LivePicture picture;
  private final Field field;
  private final CodeSteps steps;
  private final EncodedCodes encoder;
  private final int[] points;
  private final float[] codes;
  private final double[] errors;

  private boolean encoding;
  private Optional<TileSchedule> schedule = Optional.empty();
  private long step;
  private long samplesSeen;
  private long peakBytes;

  /**
   * Prepares.
   *
   * @param job scope that lives as long as the fit
   * @param source what to fit
   * @param options with networks
   * @param previous codes to go on from, or empty
   */
  CodeFitter(Scope job, GridSignal source, FitOptions options, Optional<FitResult> previous) {
    this(
        job,
        source,
        options,
        previous,
        TileSchedule.Order.PROMISE,
        CodeSteps.suiting(options.codeRate()));
  }

  /** With another order of tiles or another optimiser, for comparison. */
  CodeFitter(
      Scope job,
      GridSignal source,
      FitOptions options,
      Optional<FitResult> previous,
      TileSchedule.Order order,
      CodeSteps.Choice optimiser) {
    this.order = order;
    this.scope = job;
    this.options = options;
    networks = options.networks().orElseThrow();
    Samples signal = source.samples();
    options.specFor(source);
    grid = options.gridFor(source);
    tilePoints = new TilePoints(grid);
    upload = new TileUpload(signal, tilePoints);
    picture = new LivePicture(signal, grid);
    field = Field.of(job, networks.weights());
    points = Ranges.from(0, grid.samplesPerTile());
    codes = new float[Math.multiplyExact(grid.tileCount(), networks.spec().latent())];
    errors = new double[grid.tileCount()];
    previous.ifPresent(p -> p.field().codes().copyTo(0, grid.tileCount(), codes, 0));
    encoding = previous.isEmpty();
    encoder = new EncodedCodes(job.child(), signal, grid, networks);
    steps = optimiser.of(field, grid.tileCount(), points.length);
    if (!encoding) {
      // a run that goes on visits every tile once before it knows where the error is
      Arrays.fill(errors, Double.MAX_VALUE);
      schedule = Optional.of(newSchedule());
    }
  }

  private TileSchedule newSchedule() {
    double target = options.stop().targetPsnr();
    double samples = (double) points.length * networks.spec().channels();
    return new TileSchedule(
        errors.clone(), Double.isFinite(target) ? samples * Math.pow(10, -target / 10) : 0, order);
  }

  @Override
  public boolean step(double progress) {
    if (encoding) {
      encode();
    } else {
      improve();
    }
    step++;
    return true;
  }

  private void encode() {
    int[] tiles = encoder.encodeNext(codes);
    try (Scope batch = scope.child()) {
      evaluate(batch, tiles);
    }
    if (!encoder.more()) {
      encoding = false;
      encoder.close();
      schedule = Optional.of(newSchedule());
    }
  }

  private void improve() {
    TileSchedule plan = schedule.orElseThrow();
    long most = Math.max(1, FLOATS_AT_ONCE / steps.floatsPerTile());
    int[] tiles = plan.next((int) Math.min(MOST_TILES_AT_ONCE, most));
    int latent = networks.spec().latent();
    try (Scope batch = scope.child()) {
      NDArray samples = upload.samples(batch, upload.indices(tiles, points), tiles.length);
      NDArray now = upload.codes(batch, codes, latent, tiles);
      float[] next = steps.improve(tiles, now, samples, upload.points(batch, points));
      for (int t = 0; t < tiles.length; t++) {
        System.arraycopy(next, t * latent, codes, tiles[t] * latent, latent);
      }
      peakBytes = Math.max(peakBytes, scope.bytes());
    }
    try (Scope batch = scope.child()) {
      evaluate(batch, tiles);
    }
    for (int tile : tiles) {
      plan.report(tile, errors[tile]);
    }
  }

  /** Notes values and errors of some tiles. */
  private void evaluate(Scope batch, int[] tiles) {
    int[] indices = upload.indices(tiles, points);
    NDArray samples = upload.samples(batch, indices, tiles.length);
    NDArray values =
        field.evaluate(
            upload.codes(batch, codes, networks.spec().latent(), tiles),
            upload.points(batch, points)); // (T,S,C)
    float[] error =
        values.sub(samples).square().reshape(tiles.length, -1).sum(new int[] {1}).toFloatArray();
    float[] numbers = values.toFloatArray();
    int channels = networks.spec().channels();
    for (int t = 0; t < tiles.length; t++) {
      if (!Float.isFinite(error[t])) {
        throw new FitDivergedException(step);
      }
      errors[tiles[t]] = error[t];
      boolean inside = tilePoints.inside(tiles[t]);
      for (int s = 0; s < points.length; s++) {
        if (inside || tilePoints.contains(tiles[t], s)) {
          int i = t * points.length + s;
          picture.set(indices[i], numbers, i * channels);
        }
      }
    }
    samplesSeen += indices.length;
    peakBytes = Math.max(peakBytes, scope.bytes());
  }

  @Override
  public GridTiling grid() {
    return grid;
  }

  @Override
  public Optional<BitSet> active() {
    return options.mode() == FitMode.ENCODE ? Optional.empty() : schedule.map(TileSchedule::active);
  }

  @Override
  public boolean searching() {
    return false;
  }

  @Override
  public boolean finished() {
    return !encoding
        && (options.mode() == FitMode.ENCODE || schedule.map(TileSchedule::done).orElse(true));
  }

  @Override
  public boolean refresh() {
    if (!encoding) {
      return false;
    }
    // stopped while encoding: no tile is left without a code
    encode();
    return encoding;
  }

  @Override
  public double prepared() {
    return 1;
  }

  @Override
  public double refreshed() {
    return encoding ? encoder.progress() : 1;
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
  public LivePicture picture() {
    return picture;
  }

  @Override
  public float[] code(int tile) {
    int latent = networks.spec().latent();
    return Arrays.copyOfRange(codes, tile * latent, (tile + 1) * latent);
  }

  @Override
  public Fitted<GridTiling> field() {
    return new Fitted<>(
        grid,
        networks.weights(),
        Codes.of(grid.tileCount(), networks.spec().latent(), codes.clone()));
  }

  @Override
  public OptimiserState optimiser() {
    return new OptimiserState(new Adam(1, 0), new Adam(grid.tileCount(), 0));
  }
}
