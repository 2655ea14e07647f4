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
   * Evaluates few points, near the surfaces only: where the distance from the middle of a block of
   * points is larger than the block, all its points are on one side.
   *
   * @param a a true distance or less: it nowhere changes by more than the way
   * @param b as a
   * @param resolution n, 1 or more
   * @param done told now and then how much is done, 0 to 1; what it throws ends the search
   * @throws IllegalArgumentException if the resolution is less than 1
   */
  public static double ofDistances(
      DistanceField a, DistanceField b, int resolution, DoubleConsumer done) {
    if (resolution < 1) {
      throw new IllegalArgumentException("resolution must be 1 or more, found " + resolution);
    }
    return new BlockSearch(a, b, resolution).iou(done);
  }

  /** A coordinate of a point; in halves of cells, the middle between points as well. */
  static float middle(double cell, int resolution) {
    return (float) ((2 * cell + 1) / resolution - 1);
  }
}
