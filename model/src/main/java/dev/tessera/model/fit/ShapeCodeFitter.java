package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.Weights;
import java.util.Optional;

/**
 * Codes of a shape for networks that stay as they are: first those an encoder predicts, tile by
 * tile, then, if wanted, improved where a {@link TileSchedule} sees most to gain. Improvement is by
 * squared error, whose best step is known in closed form.
 */
final class ShapeCodeFitter implements ShapeFitting {
  /** Floats of working memory of a batch: tens of ms of work. */
  private static final long FLOATS_AT_ONCE = 1L << 22;

  private static final int MOST_TILES_AT_ONCE = 512;

  private final Scope scope;
  private final boolean improving;
  private final ShapeSamples samples;
  private final Pretrained networks;
  private final ShapeUpload upload;
  private final Field field;
  private final CodeSteps steps;
  private final Scope encoderScope;
  private final Optional<TileEncoder> encoder;
  private final int[] points;
  private final float[] codes;
  private final double[] squares;
  private final TileErrors errors;
  private final double target;

  private Optional<TileSchedule> schedule = Optional.empty();
  private int encoded;
  private int refreshed;
  private long step;
  private long samplesSeen;
  private long peakBytes;

  /**
   * Prepares.
   *
   * @param job scope that lives as long as the fit
   * @param samples of the shape, at the points of the networks
   * @param options with networks
   */
  ShapeCodeFitter(Scope job, ShapeSamples samples, ShapeOptions options) {
    scope = job;
    this.samples = samples;
    improving = options.mode() == FitMode.CODES;
    networks = options.networks().orElseThrow();
    int count = samples.tiles().tileCount();
    points = Ranges.from(0, samples.pointCount());
    upload = new ShapeUpload(samples);
    field = Field.of(job, networks.weights());
    codes = new float[Math.multiplyExact(count, networks.spec().latent())];
    squares = new double[count];
    errors = new TileErrors(count);
    double decibel = options.stop().targetPsnr();
    target = Double.isFinite(decibel) ? points.length * 4 * Math.pow(10, -decibel / 10) : 0;
    encoderScope = job.child();
    encoder = TileEncoder.of(encoderScope, networks, upload.points(encoderScope, points));
    steps =
        networks.spec().form().linearises(networks.spec())
            ? new LevenbergMarquardt(field, count, points.length)
            : new AdamSteps(field, count, points.length, options.codeRate());
  }

  @Override
  public boolean step(double progress) {
    if (searching()) {
      encode();
    } else {
      improve(schedule.orElseThrow());
    }
    step++;
    return true;
  }

  private void encode() {
    int count = Math.min(MOST_TILES_AT_ONCE, samples.tiles().tileCount() - encoded);
    int[] tiles = Ranges.from(encoded, count);
    if (encoder.isPresent()) {
      try (Scope batch = scope.child()) {
        float[] found = encoder.get().encode(upload.values(batch, tiles)).toFloatArray();
        System.arraycopy(found, 0, codes, encoded * networks.spec().latent(), found.length);
      }
    }
    evaluate(tiles);
    encoded += count;
    if (!searching()) {
      encoderScope.close();
      schedule = Optional.of(new TileSchedule(squares.clone(), target, TileSchedule.Order.PROMISE));
    }
  }

  private void improve(TileSchedule plan) {
    long most = Math.max(1, FLOATS_AT_ONCE / steps.floatsPerTile());
    int[] tiles = plan.next((int) Math.min(MOST_TILES_AT_ONCE, most));
    int latent = networks.spec().latent();
    try (Scope batch = scope.child()) {
      NDArray values = upload.values(batch, tiles);
      NDArray now = upload.codes(batch, codes, latent, tiles);
      float[] next = steps.improve(tiles, now, values, upload.points(batch, points));
      for (int t = 0; t < tiles.length; t++) {
        System.arraycopy(next, t * latent, codes, tiles[t] * latent, latent);
      }
      peakBytes = Math.max(peakBytes, scope.bytes());
    }
    evaluate(tiles);
    for (int tile : tiles) {
      plan.report(tile, squares[tile]);
    }
  }

  /** Notes the errors of some tiles. */
  private void evaluate(int[] tiles) {
    try (Scope batch = scope.child()) {
      NDArray local = upload.points(batch, points);
      NDArray now = upload.codes(batch, codes, networks.spec().latent(), tiles);
      float[] values = field.evaluate(now, local).toFloatArray(); // (T,S)
      peakBytes = Math.max(peakBytes, scope.bytes());
      if (!errors.note(samples, values, tiles, points)) {
        throw new FitDivergedException(step);
      }
      for (int t = 0; t < tiles.length; t++) {
        squares[tiles[t]] = square(values, t, tiles[t]);
      }
    }
    samplesSeen += (long) tiles.length * points.length;
  }

  /** Sum of the squared errors of a tile as the steps see them: of what is not clamped. */
  private double square(float[] values, int row, int tile) {
    double sum = 0;
    for (int s = 0; s < points.length; s++) {
      double error = values[row * points.length + s] - samples.value(tile, s);
      sum += error * error;
    }
    return sum;
  }

  @Override
  public boolean refresh() {
    int count = Math.min(MOST_TILES_AT_ONCE, samples.tiles().tileCount() - refreshed);
    evaluate(Ranges.from(refreshed, count));
    refreshed += count;
    return refreshed < samples.tiles().tileCount();
  }

  @Override
  public double refreshed() {
    return refreshed / (double) samples.tiles().tileCount();
  }

  @Override
  public boolean searching() {
    return encoded < samples.tiles().tileCount();
  }

  @Override
  public boolean finished() {
    return !searching() && (!improving || schedule.orElseThrow().done());
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
  public TileErrors errors() {
    return errors;
  }

  @Override
  public Optional<EncoderWeights> encoder() {
    return networks.encoder();
  }

  @Override
  public Weights weights() {
    return networks.weights();
  }

  @Override
  public Codes codes() {
    return Codes.of(samples.tiles().tileCount(), networks.spec().latent(), codes.clone());
  }
}
