package dev.tessera.model.field;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The cosines of a field with experts: h(x) = colour * prod_a cos(pi/2 u_a (x_a + 1)), u whole. At
 * the sample centres of a tile these are the basis of the discrete cosine transform (Ahmed,
 * Natarajan, Rao 1974, type II), so all of them together hold any tile exactly, and a few of the
 * slow ones hold most of what photographs are made of; between the samples they are continuous.
 */
public final class CosineBasis {
  /** Grey, then two colour differences, orthonormal: what photographs vary in most comes first. */
  private static final double[][] COLOURS = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
    {1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)},
    {1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)}
  };

  private CosineBasis() {}

  /** Cosines there are for tiles of this side, in two dimensions and three colours. */
  public static int size(int tile) {
    return tile * tile * COLOURS.length;
  }

  /**
   * Frequencies u, (n,2) row-major: index = (row frequency * tile + column frequency) * 3 + colour.
   */
  public static float[] frequencies(int tile) {
    float[] values = new float[size(tile) * 2];
    for (int i = 0; i < size(tile); i++) {
      int row = i / COLOURS.length / tile;
      values[2 * i] = row;
      values[2 * i + 1] = i / COLOURS.length % tile;
    }
    return values;
  }

  /** Colours, (n,3), scaled so that the basis is orthonormal over the samples of a tile. */
  public static float[] colours(int tile) {
    float[] values = new float[size(tile) * COLOURS.length];
    for (int i = 0; i < size(tile); i++) {
      double scale =
          scale(i / COLOURS.length / tile, tile) * scale(i / COLOURS.length % tile, tile);
      for (int c = 0; c < COLOURS.length; c++) {
        values[i * COLOURS.length + c] = (float) (scale * COLOURS[i % COLOURS.length][c]);
      }
    }
    return values;
  }

  private static double scale(int frequency, int tile) {
    return Math.sqrt((frequency == 0 ? 1.0 : 2.0) / tile);
  }

  /**
   * Cosines at some points, (S*C,H).
   *
   * @param points (S,2) in [-1,1]
   * @param frequencies (H,2)
   * @param colours (H,3)
   */
  public static float[] at(float[] points, float[] frequencies, float[] colours) {
    int width = frequencies.length / 2;
    int channels = COLOURS.length;
    float[] matrix = new float[points.length / 2 * channels * width];
    for (int s = 0; s < points.length / 2; s++) {
      for (int h = 0; h < width; h++) {
        double wave =
            Math.cos(Math.PI / 2 * frequencies[2 * h] * (points[2 * s] + 1))
                * Math.cos(Math.PI / 2 * frequencies[2 * h + 1] * (points[2 * s + 1] + 1));
        for (int c = 0; c < channels; c++) {
          matrix[(s * channels + c) * width + h] = (float) (wave * colours[channels * h + c]);
        }
      }
    }
    return matrix;
  }

  /** The indices of the largest values, ascending. */
  public static int[] largest(double[] variances, int count) {
    int[] chosen =
        IntStream.range(0, variances.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -variances[i]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    Arrays.sort(chosen);
    return chosen;
  }
}
