package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;

/**
 * How much larger the error is along the borders of tiles than elsewhere:
 *
 * <pre>mean |error| of samples next to a border of cells / mean |error| of all others</pre>
 *
 * A sample is next to a border if along any axis its neighbour belongs to another tile; the border
 * of the domain is none. About 1 means that seams do not show.
 */
public final class SeamRatio {
  private SeamRatio() {}

  /**
   * Compares borders with the rest.
   *
   * @param reference (extent..., C)
   * @param actual (extent..., C)
   * @param grid a grid of that extent
   * @return the ratio; 1 where there is nothing to compare (no borders, nothing but borders, or no
   *     error at all), infinite if errors occur at borders only
   * @throws IllegalArgumentException naming the shapes if they differ
   */
  public static double of(Samples reference, Samples actual, GridTiling grid) {
    SameShape.require(reference, actual, grid);
    double[] sum = new double[2];
    long[] count = new long[2];
    GridWalk walk = new GridWalk(grid);
    for (long i = 0; i < reference.count(); i++) {
      int side = walk.isAtSeam() ? 1 : 0;
      for (int c = 0; c < reference.channels(); c++) {
        sum[side] += Math.abs(reference.get(i, c) - (double) actual.get(i, c));
      }
      count[side]++;
      walk.next();
    }
    if (count[0] == 0 || count[1] == 0 || sum[0] + sum[1] == 0) {
      return 1;
    }
    return (sum[1] / count[1]) / (sum[0] / count[0]);
  }
}
