package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.Optional;

/** Codes as an encoder predicts them; zeros where networks have none. */
final class EncodedCodes implements StartingCodes {
  private static final int FLOATS_AT_ONCE = 1 << 21;

  private final Scope scope;
  private final GridTiling grid;
  private final TileUpload upload;
  private final int latent;
  private final int[] points;
  private final Optional<TileEncoder> encoder;
  private int encoded;

  /**
   * Prepares the encoder.
   *
   * @param scope closed with this search
   */
  EncodedCodes(Scope scope, Samples signal, GridTiling grid, Pretrained networks) {
    this.scope = scope;
    this.grid = grid;
    latent = networks.spec().latent();
    upload = new TileUpload(signal, new TilePoints(grid));
    points = Ranges.from(0, grid.samplesPerTile());
    encoder = TileEncoder.of(scope, networks, upload.points(scope, points));
  }

  @Override
  public boolean step(float[] codes) {
    encodeNext(codes);
    return encoded < grid.tileCount();
  }

  /** Encodes the next tiles and tells which. */
  int[] encodeNext(float[] codes) {
    int most = encoder.map(e -> FLOATS_AT_ONCE / e.floatsPerTile()).orElse(grid.tileCount());
    int count = Math.min(Math.max(1, most), grid.tileCount() - encoded);
    int[] tiles = Ranges.from(encoded, count);
    if (encoder.isEmpty()) {
      Arrays.fill(codes, encoded * latent, (encoded + count) * latent, 0);
    } else {
      try (Scope batch = scope.child()) {
        NDArray samples = upload.samples(batch, upload.indices(tiles, points), count);
        float[] found = encoder.get().encode(samples).toFloatArray();
        System.arraycopy(found, 0, codes, encoded * latent, found.length);
      }
    }
    encoded += count;
    return tiles;
  }

  @Override
  public double progress() {
    return encoded / (double) grid.tileCount();
  }

  /** Whether tiles are left. */
  boolean more() {
    return encoded < grid.tileCount();
  }

  @Override
  public void close() {
    scope.close();
  }
}
