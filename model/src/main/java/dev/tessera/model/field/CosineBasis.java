package dev.tessera.model.field;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cosines of a field with experts: h(x) = colour * prod_a cos(pi/2 u_a (x_a + 1)), u whole. At
 * the sample centres of a tile these are the basis of the discrete cosine transform (Ahmed,
 * Natarajan, Rao 1974, type II), so all of them together hold any tile exactly, and a few of the
 * slow ones hold most of what photographs are made of; between the samples they are continuous.
 */
public final class CosineBasis {
  private static final int COLOURS = 3;

  private CosineBasis() {}

  /** Cosines there are for tiles of this side, in two dimensions and three colours. */
  public static int size(int tile) {
    return tile * tile * COLOURS;
  }

  private static SeparableCosines of(int tile) {
    return new SeparableCosines(List.of(tile, tile), COLOURS);
  }

  private static int[] all(int tile) {
    return IntStream.range(0, size(tile)).toArray();
  }

  /**
   * Frequencies u, (n,2) row-major: index = (row frequency * tile + column frequency) * 3 + colour.
   */
  public static float[] frequencies(int tile) {
    return of(tile).frequencies(all(tile));
  }

  /** Colours, (n,3), scaled so that the basis is orthonormal over the samples of a tile. */
  public static float[] colours(int tile) {
    return of(tile).colours(all(tile));
  }

  /**
   * Cosines at some points, (S*C,H).
   *
   * @param points (S,2) in [-1,1]
   * @param frequencies (H,2)
   * @param colours (H,3)
   */
  public static float[] at(float[] points, float[] frequencies, float[] colours) {
    return SeparableCosines.at(points, frequencies, colours, COLOURS);
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
