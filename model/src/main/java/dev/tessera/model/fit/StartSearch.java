package dev.tessera.model.fit;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.MlpEncoder;
import dev.tessera.model.field.Weights;
import java.util.Optional;

/** Networks and codes to start a joint fit of a shape from, found in short steps. */
final class StartSearch implements AutoCloseable {
  private static final int TILES_AT_ONCE = 512;

  private final Scope scope;
  private final ShapeSamples samples;
  private final ShapeUpload upload;
  private final FieldSpec spec;
  private final long seed;
  private final PrincipalTiles principal;
  private int shown;
  private boolean analysed;
  private Optional<LinearStart> start = Optional.empty();
  private Optional<Weights> weights = Optional.empty();
  private Optional<EncoderWeights> projection = Optional.empty();
  private Optional<MlpEncoder> encoder = Optional.empty();
  private int encoded;

  /**
   * Prepares.
   *
   * @param scope closed with this search
   * @param spec a field that {@link LinearStart#suits}
   */
  StartSearch(Scope scope, ShapeSamples samples, FieldSpec spec, long seed) {
    this.scope = scope;
    this.samples = samples;
    this.spec = spec;
    this.seed = seed;
    upload = new ShapeUpload(samples);
    principal = new PrincipalTiles(scope, samples.pointCount(), spec.latent(), seed);
  }

  /**
   * Does a part of the work.
   *
   * @param codes (T,D) of all tiles, complete when this returns false
   * @return whether there is more to do
   */
  boolean step(float[] codes) {
    int tiles = samples.tiles().tileCount();
    if (shown < tiles) {
      int count = Math.min(TILES_AT_ONCE, tiles - shown);
      float[] values = new float[count * samples.pointCount()];
      samples.copyTo(shown, count, values, 0);
      principal.show(values, count);
      shown += count;
    } else if (!analysed) {
      analysed = !principal.iterate();
    } else if (start.isEmpty()) {
      start = Optional.of(new LinearStart(spec, samples.points(), principal, seed));
    } else if (weights.isEmpty()) {
      express(start.get());
    } else {
      encode(codes, Math.min(TILES_AT_ONCE, tiles - encoded));
    }
    return encoded < tiles;
  }

  private void express(LinearStart linear) {
    if (!linear.step()) {
      weights = Optional.of(linear.weights());
      projection = Optional.of(linear.encoder());
      encoder = projection.map(p -> new MlpEncoder(scope, p));
    }
  }

  private void encode(float[] codes, int count) {
    try (Scope batch = scope.child()) {
      int[] some = Ranges.from(encoded, count);
      float[] found = encoder.orElseThrow().encode(upload.values(batch, some)).toFloatArray();
      System.arraycopy(found, 0, codes, encoded * spec.latent(), found.length);
    }
    encoded += count;
  }

  /** What predicts the codes for the weights that were found. */
  EncoderWeights encoder() {
    return projection.orElseThrow();
  }

  /** The weights that were found. */
  Weights weights() {
    return weights.orElseThrow();
  }

  @Override
  public void close() {
    scope.close();
  }
}
