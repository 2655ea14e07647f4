package dev.tessera.model.shown;

import dev.tessera.model.engine.Workers;
import java.util.Arrays;

/** Looks up what values should be; those that were asked for last are at hand. */
public final class FetchedTargets {
  /** Tiles that a worker looks up at a time: what it copies from there is still in its cache. */
  private static final int AT_ONCE = 8;

  private final TileErrors.Targets source;
  private final int channels;
  private int[] ofTiles = {};
  private int[] atPoints = {};
  private float[] values = {};

  /**
   * Nothing looked up yet.
   *
   * @param source where they are looked up
   * @param channels C
   */
  public FetchedTargets(TileErrors.Targets source, int channels) {
    this.source = source;
    this.channels = channels;
  }

  /** The same, tiles shared out among workers: the source may be asked by several threads. */
  public FetchedTargets(TileErrors.Targets source, int channels, Workers workers) {
    this(shared(source, channels, workers), channels);
  }

  private static TileErrors.Targets shared(
      TileErrors.Targets source, int channels, Workers workers) {
    return (tiles, points, destination) ->
        workers.share(
            tiles.length,
            (first, end) -> {
              int each = points.length * channels;
              float[] own = new float[Math.min(AT_ONCE, end - first) * each];
              for (int tile = first; tile < end; tile += AT_ONCE) {
                int to = Math.min(end, tile + AT_ONCE);
                source.targets(Arrays.copyOfRange(tiles, tile, to), points, own);
                System.arraycopy(own, 0, destination, tile * each, (to - tile) * each);
              }
            });
  }

  /**
   * (T,S,C) of some tiles (T) at some of their points (S), to be read only, until others are asked
   * for.
   */
  public float[] of(int[] tiles, int[] points) {
    if (Arrays.equals(tiles, ofTiles) && Arrays.equals(points, atPoints)) {
      return values;
    }
    int length = Math.multiplyExact(tiles.length * points.length, channels);
    if (values.length != length) {
      values = new float[length];
    }
    source.targets(tiles, points, values);
    ofTiles = tiles.clone();
    atPoints = points.clone();
    return values;
  }

  /**
   * Sums of squared errors of each of so many tiles, (T).
   *
   * @param values (T,S,C) as they are
   * @param wanted (T,S,C) as they should be
   */
  public static float[] squares(Workers workers, float[] values, float[] wanted, int tiles) {
    int features = values.length / tiles;
    float[] sums = new float[tiles];
    workers.share(
        tiles,
        (first, end) -> {
          for (int t = first; t < end; t++) {
            double sum = 0;
            for (int i = t * features; i < (t + 1) * features; i++) {
              double error = values[i] - wanted[i];
              sum += error * error;
            }
            sums[t] = (float) sum;
          }
        });
    return sums;
  }
}
