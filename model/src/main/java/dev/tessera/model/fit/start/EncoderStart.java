package dev.tessera.model.fit.start;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Codes as the encoder of pre-trained networks predicts them; as they were, zeros, where they have
 * none.
 */
public final class EncoderStart implements Start {
  private static final int FLOATS_AT_ONCE = 1 << 21;

  private final Scope scope;
  private final PointSource<?> source;
  private final Pretrained networks;
  private final BatchUpload upload = new BatchUpload();
  private final int[] points;
  private Optional<TileEncoder> encoder = Optional.empty();
  private boolean opened;
  private int encoded;

  /**
   * Nothing done yet.
   *
   * @param scope closed with this search
   * @param source tiles at all the points that the networks were trained for
   */
  public EncoderStart(Scope scope, PointSource<?> source, Pretrained networks) {
    this.scope = scope;
    this.source = source;
    this.networks = networks;
    points = IntStream.range(0, source.pointCount()).toArray();
  }

  @Override
  public boolean step(float[] codes) {
    encodeNext(codes);
    return more();
  }

  /**
   * Encodes the next tiles and tells which.
   *
   * @param codes (T,D) of all tiles, zeros at first
   */
  public int[] encodeNext(float[] codes) {
    if (!opened) {
      int d = source.tiling().dimensions();
      NDArray local = scope.upload(source.local(points), points.length, d); // (S,d)
      encoder = TileEncoder.of(scope, networks, local);
      opened = true;
    }
    int left = source.tiling().tileCount() - encoded;
    int most =
        encoder
            .map(e -> FLOATS_AT_ONCE / Math.max(e.floatsPerTile(), source.features()))
            .orElse(left);
    int count = Math.min(Math.max(1, most), left);
    int[] tiles = IntStream.range(encoded, encoded + count).toArray();
    if (encoder.isPresent()) {
      try (Scope batch = scope.child()) {
        NDArray samples = upload.targets(batch, source, tiles, points);
        float[] found = encoder.get().encode(samples).toFloatArray();
        System.arraycopy(found, 0, codes, encoded * networks.spec().latent(), found.length);
      }
    }
    encoded += count;
    return tiles;
  }

  /** Whether tiles are left. */
  public boolean more() {
    return encoded < source.tiling().tileCount();
  }

  @Override
  public double progress() {
    return encoded / (double) source.tiling().tileCount();
  }

  @Override
  public Optional<EncoderWeights> encoder() {
    return networks.encoder();
  }

  @Override
  public void close() {
    scope.close();
  }
}
