package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;
import java.util.Arrays;
import java.util.Optional;

/**
 * Joint fit of networks and codes of one shape by stochastic gradient descent on {@link
 * DistanceLoss}. Where the field allows it, it starts as the principal component analysis of the
 * shape's own tiles; pre-trained networks are the other start.
 *
 * <p>Codes and all moments live on the heap, so native memory depends on the micro-batch and not on
 * the shape. Results depend on the seed and the number of steps alone.
 */
final class ShapeFitter implements ShapeFitting {
  private final ShapeOptions options;
  private final FieldSpec spec;
  private final ShapeSamples samples;
  private final Scope scope;
  private final Field field;
  private final WeightGradient gradient;
  private final TileBatcher batcher;
  private final ShapeUpload upload;
  private final TileErrors errors;
  private final float[] codes;
  private final Adam networkAdam;
  private final Adam codeAdam;
  private final int tilesPerBatch;

  private Optional<StartSearch> search = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private float[] weights;
  private int[] tiles = {};
  private int[] points = {};
  private int tilesDone;
  private int tilesRefreshed;
  private long step;
  private long samplesSeen;
  private long peakBytes;

  /**
   * Prepares a fit.
   *
   * @param job scope that lives as long as the fit
   * @param samples of the shape
   * @param options all settings
   */
  ShapeFitter(Scope job, ShapeSamples samples, ShapeOptions options) {
    this.options = options;
    this.samples = samples;
    scope = job;
    spec = options.spec();
    int count = samples.tiles().tileCount();
    Weights initial =
        options
            .networks()
            .map(Pretrained::weights)
            .orElseGet(() -> Initialisation.weights(spec, options.seed()));
    weights = initial.toArray();
    boolean analysed =
        options.networks().isEmpty() && LinearStart.suits(spec, count, samples.pointCount());
    codes =
        analysed
            ? new float[Math.multiplyExact(count, spec.latent())] // the analysis fills them all
            : Initialisation.codes(count, spec.latent(), options.seed() + 1);
    upload = new ShapeUpload(samples);
    options.networks().ifPresent(this::encode);
    if (analysed) {
      search = Optional.of(new StartSearch(job.child(), samples, spec, options.seed()));
    }
    networkAdam = new Adam(1, weights.length);
    codeAdam = new Adam(count, spec.latent());
    errors = new TileErrors(count);
    field = Field.of(job, initial);
    gradient = field.gradient(job);
    batcher =
        new TileBatcher(
            count,
            samples.pointCount(),
            options.tilesPerStep(),
            options.samplesPerTile(),
            options.seed());
    tilesPerBatch = MicroBatch.tiles(batcher.pointsPerStep(), spec);
  }

  /** One product of matrices: short enough to be done at once. */
  private void encode(Pretrained networks) {
    try (Scope once = scope.child()) {
      NDArray local = upload.points(once, Ranges.from(0, samples.pointCount()));
      Optional<TileEncoder> encoder = TileEncoder.of(once, networks, local);
      int count = samples.tiles().tileCount();
      for (int from = 0; encoder.isPresent() && from < count; from += 1024) {
        try (Scope batch = scope.child()) {
          int[] some = Ranges.from(from, Math.min(1024, count - from));
          float[] found = encoder.get().encode(upload.values(batch, some)).toFloatArray();
          System.arraycopy(found, 0, codes, from * spec.latent(), found.length);
        }
      }
    }
  }

  @Override
  public boolean step(double progress) {
    if (search.isPresent()) {
      search(search.get());
      return false;
    }
    if (tilesDone == tiles.length) {
      tiles = batcher.drawTiles();
      points = batcher.drawPoints();
      tilesDone = 0;
      gradient.clear();
    }
    double decay = LearningRate.decay(progress);
    int count = Math.min(tilesPerBatch, tiles.length - tilesDone);
    try (Scope batch = scope.child()) {
      fitBatch(batch, Arrays.copyOfRange(tiles, tilesDone, tilesDone + count), decay);
    }
    tilesDone += count;
    if (tilesDone < tiles.length) {
      return false;
    }
    networkAdam.step(0, weights, gradient.values(), 0, options.networkRate() * decay);
    field.load(weights);
    step++;
    return true;
  }

  private void search(StartSearch current) {
    if (!current.step(codes)) {
      weights = current.weights().toArray();
      encoder = Optional.of(current.encoder());
      field.load(weights);
      current.close();
      search = Optional.empty();
    }
  }

  private void fitBatch(Scope batch, int[] some, double decay) {
    int latent = spec.latent();
    NDArray local = upload.points(batch, points);
    float[] codeGradient;
    try (FieldTape tape = field.forward(upload.codes(batch, codes, latent, some), local)) {
      float[] values = tape.result().toFloatArray(); // (T,S)
      note(values, some, points);
      slopes(values, some);
      NDArray slope = upload.numbers(batch, values, some.length);
      codeGradient = tape.backward(slope, gradient).toFloatArray();
      if (step == 0) {
        peakBytes = Math.max(peakBytes, scope.bytes());
      }
    }
    for (int t = 0; t < some.length; t++) {
      codeAdam.step(some[t], codes, codeGradient, t * latent, options.codeRate() * decay);
    }
    samplesSeen += (long) some.length * points.length;
  }

  /** Replaces values (T,S) by the slope of the loss, a mean over the whole step. */
  private void slopes(float[] values, int[] some) {
    float share = 1f / ((float) tiles.length * points.length);
    for (int t = 0; t < some.length; t++) {
      for (int s = 0; s < points.length; s++) {
        int i = t * points.length + s;
        float target = samples.value(some[t], points[s]);
        values[i] = share * DistanceLoss.slope(values[i], target);
      }
    }
  }

  private void note(float[] values, int[] some, int[] at) {
    if (!errors.note(samples, values, some, at)) {
      throw new FitDivergedException(step);
    }
  }

  @Override
  public boolean refresh() {
    int[] all = Ranges.from(0, samples.pointCount());
    int left = samples.tiles().tileCount() - tilesRefreshed;
    int[] some = Ranges.from(tilesRefreshed, Math.min(MicroBatch.tiles(all.length, spec), left));
    try (Scope batch = scope.child()) {
      NDArray local = upload.points(batch, all);
      NDArray values = field.evaluate(upload.codes(batch, codes, spec.latent(), some), local);
      note(values.toFloatArray(), some, all);
    }
    tilesRefreshed += some.length;
    return tilesRefreshed < samples.tiles().tileCount();
  }

  @Override
  public double refreshed() {
    return tilesRefreshed / (double) samples.tiles().tileCount();
  }

  @Override
  public boolean searching() {
    return search.isPresent();
  }

  @Override
  public boolean finished() {
    return false;
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
    return encoder;
  }

  @Override
  public Weights weights() {
    return Weights.of(spec, weights.clone());
  }

  @Override
  public Codes codes() {
    return Codes.of(samples.tiles().tileCount(), spec.latent(), codes.clone());
  }
}
