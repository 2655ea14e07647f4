package dev.tessera.model.metric;

import dev.tessera.model.signal.DistanceField;
import java.util.function.DoubleConsumer;

/**
 * Volume that two solids share over volume that either fills, counted over the middles of n^3 equal
 * cells of the cube [-1,1]^3; a point is inside where the distance is less than 0.
 *
 * <p>Two solids without any point inside are equal: 1.
 */
public final class VolumeIou {
  private VolumeIou() {}

  /**
   * Evaluates all points.
   *
   * @param resolution n, 1 or more
   * @throws IllegalArgumentException if the resolution is less than 1
   */
  public static double of(DistanceField a, DistanceField b, int resolution) {
    require(resolution);
    int slice = Math.multiplyExact(resolution, resolution);
    float[] points = new float[Math.multiplyExact(slice, 3)];
    InsideCount count = new InsideCount(a, b, slice);
    for (int z = 0; z < resolution; z++) {
      int at = 0;
      for (int y = 0; y < resolution; y++) {
        for (int x = 0; x < resolution; x++) {
          points[at++] = middle(x, resolution);
          points[at++] = middle(y, resolution);
          points[at++] = middle(z, resolution);
        }
      }
      count.evaluate(points, slice);
      for (int i = 0; i < slice; i++) {
        count.add(i, 1);
      }
    }
    return count.iou();
  }

  /**
   * The same number from few evaluations, near the surfaces only: where the distance from the
   * middle of a block of points is larger than the block, all its points are on one side.
   *
   * @param a a true distance or less: it nowhere changes by more than the way
   * @param b as a
   * @param resolution n, 1 or more
   * @throws IllegalArgumentException if the resolution is less than 1
   */
  public static double ofDistances(DistanceField a, DistanceField b, int resolution) {
    return ofDistances(a, b, resolution, done -> {});
  }

  /**
   * As above.
   *
   * @param done told now and then how much is done, 0 to 1; what it throws ends the search
   */
  public static double ofDistances(
      DistanceField a, DistanceField b, int resolution, DoubleConsumer done) {
    require(resolution);
    return new BlockSearch(a, b, resolution).iou(done);
  }

  private static void require(int resolution) {
    if (resolution < 1) {
      throw new IllegalArgumentException("resolution must be 1 or more, found " + resolution);
    }
  }

  /** A coordinate of a point; in halves of cells, the middle between points as well. */
  static float middle(double cell, int resolution) {
    return (float) ((2 * cell + 1) / resolution - 1);
  }
}
