package dev.tessera.model.fit.start;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.BatchRoom;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.FetchedTargets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Codes as the encoder of pre-trained networks predicts them; as they were, zeros, where they have
 * none.
 */
public final class EncoderStart implements Start {
  private static final int FLOATS_AT_ONCE = 1 << 21;

  /** Half a gigabyte. */
  private static final int FLOATS_AT_ONCE_ON_A_GPU = 1 << 27;

  /** Floats that live at the same time for each that is counted: samples, layers, a choice. */
  private static final int LIVE = 4;

  private final Scope scope;
  private final PointSource<?> source;
  private final Pretrained networks;
  private final BatchUpload upload = new BatchUpload();
  private final int[] points;
  private Optional<TileEncoder> encoder = Optional.empty();
  private Optional<TilesOnDevice> signal = Optional.empty();
  private long floatsAtOnce = FLOATS_AT_ONCE;
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
    encodeNext(codes, new FetchedTargets(source::targets, source.channels()));
    return more();
  }

  /**
   * Encodes the next tiles and tells which.
   *
   * @param codes (T,D) of all tiles, zeros at first
   * @param wanted looks up samples of tiles
   */
  public int[] encodeNext(float[] codes, FetchedTargets wanted) {
    boolean first = !opened;
    if (first && scope.onGpu()) {
      floatsAtOnce = BatchRoom.items(scope.freeBytes(), LIVE, FLOATS_AT_ONCE_ON_A_GPU);
    }
    int[] tiles =
        next(
            opened()
                .map(e -> (int) (floatsAtOnce / Math.max(e.floatsPerTile(), source.features())))
                .orElse(Integer.MAX_VALUE));
    if (encoder.isEmpty()) {
      return tiles;
    }
    if (first && scope.onGpu()) {
      signal = source.onDevice(scope);
    }
    try (Scope batch = scope.child()) {
      NDArray samples =
          signal
              .map(s -> s.gathered(batch, tiles, points))
              .orElseGet(() -> upload.targets(batch, wanted, tiles, points));
      float[] found = encoder.get().encode(samples).toFloatArray();
      System.arraycopy(found, 0, codes, tiles[0] * networks.spec().latent(), found.length);
    }
    return tiles;
  }

  /** What encodes tiles, if anything does. */
  public Optional<TileEncoder> opened() {
    if (!opened) {
      int d = source.tiling().dimensions();
      NDArray local = scope.upload(source.local(points), points.length, d); // (S,d)
      encoder = TileEncoder.of(scope, networks, local);
      encoder.ifPresent(found -> found.expect(source.tiling().tileCount()));
      opened = true;
    }
    return encoder;
  }

  /** The next tiles, which are encoded by who asks. */
  public int[] next(int most) {
    int left = source.tiling().tileCount() - encoded;
    int count = Math.min(Math.max(1, most), left);
    int[] tiles = IntStream.range(encoded, encoded + count).toArray();
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
