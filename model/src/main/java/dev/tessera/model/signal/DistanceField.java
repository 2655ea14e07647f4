package dev.tessera.model.signal;

/**
 * A signed distance f: R^3 -> R, negative inside; the surface is where it is 0.
 *
 * <p>One thread at a time; not every field is exact everywhere: a clamped one says so.
 */
@FunctionalInterface
public interface DistanceField {
  /**
   * Evaluates many points at once.
   *
   * @param points x, y, z of each point, (count,3), in the units of the field; not kept
   * @param count points to evaluate, 0 to points.length / 3
   * @param distances receives one value per point, in the same units
   */
  void evaluate(float[] points, int count, float[] distances);
}
