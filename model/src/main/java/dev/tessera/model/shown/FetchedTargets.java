package dev.tessera.model.shown;

import dev.tessera.model.engine.Workers;
import java.util.Arrays;

/** Looks up what values should be; those that were asked for last are at hand. */
public final class FetchedTargets {
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
