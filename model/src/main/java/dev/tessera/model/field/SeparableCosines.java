package dev.tessera.model.field;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cosines h(x) = colour * prod_a cos(pi/2 u_a (x_a + 1)), u whole, of tiles of any number of
 * axes and colours: at the sample centres of a tile these are the basis of the discrete cosine
 * transform (Ahmed, Natarajan, Rao 1974, type II), orthonormal. They are numbered row-major by
 * frequency, colours counted first.
 *
 * @param sides samples of a tile along each axis
 * @param channels C
 */
record SeparableCosines(List<Integer> sides, int channels) {
  /** Grey, then two colour differences, orthonormal: what photographs vary in most comes first. */
  private static final double[][] COLOURS = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
    {1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)},
    {1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)}
  };

  /** Copies the list. */
  SeparableCosines {
    sides = List.copyOf(sides);
  }

  /** How many there are: as many as a tile has values. */
  int size() {
    return sides.stream().reduce(channels, Math::multiplyExact);
  }

  private int frequency(int number, int axis) {
    int rest = number / channels;
    for (int a = sides.size() - 1; a > axis; a--) {
      rest /= sides.get(a);
    }
    return rest % sides.get(axis);
  }

  /** Frequencies u of some, (n,d) row-major. */
  float[] frequencies(int[] some) {
    int d = sides.size();
    float[] values = new float[some.length * d];
    for (int i = 0; i < values.length; i++) {
      values[i] = frequency(some[i / d], i % d);
    }
    return values;
  }

  /** Colours of some, (n,C), scaled so that the basis is orthonormal over the samples of a tile. */
  float[] colours(int[] some) {
    float[] values = new float[some.length * channels];
    for (int i = 0; i < some.length; i++) {
      double scale = 1;
      for (int a = 0; a < sides.size(); a++) {
        scale *= Math.sqrt((frequency(some[i], a) == 0 ? 1.0 : 2.0) / sides.get(a));
      }
      for (int c = 0; c < channels; c++) {
        values[i * channels + c] = (float) (scale * colour(some[i] % channels, c));
      }
    }
    return values;
  }

  /** Numbers of colours other than three are taken as they are. */
  private double colour(int number, int channel) {
    return channels == COLOURS.length ? COLOURS[number][channel] : number == channel ? 1 : 0;
  }

  /** The numbers of the slowest, ascending. */
  int[] slowest(int most) {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble(this::pace))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private double pace(int number) {
    return IntStream.range(0, sides.size())
        .mapToDouble(a -> Math.pow((double) frequency(number, a) / sides.get(a), 2))
        .sum();
  }

  /**
   * Cosines at some points, (S*C,H).
   *
   * @param points (S,d) in [-1,1]
   * @param frequencies (H,d)
   * @param colours (H,C)
   */
  static float[] at(float[] points, float[] frequencies, float[] colours, int channels) {
    int width = colours.length / channels;
    int d = frequencies.length / width;
    float[] matrix = new float[Math.multiplyExact(points.length / d * channels, width)];
    for (int s = 0; s < points.length / d; s++) {
      for (int h = 0; h < width; h++) {
        double wave = 1;
        for (int a = 0; a < d; a++) {
          wave *= Math.cos(Math.PI / 2 * frequencies[h * d + a] * (points[s * d + a] + 1));
        }
        for (int c = 0; c < channels; c++) {
          matrix[(s * channels + c) * width + h] = (float) (wave * colours[channels * h + c]);
        }
      }
    }
    return matrix;
  }
}
