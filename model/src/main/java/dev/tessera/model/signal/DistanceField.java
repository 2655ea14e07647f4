package dev.tessera.model.signal;

import java.util.SplittableRandom;

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

  /**
   * Points to evaluate in one call.
   *
   * @param usual that take tens of ms where there is no GPU
   */
  default int atOnce(int usual) {
    return usual;
  }

  /**
   * The same seen from another side: turned about the origin at random, every orientation alike
   * (Shoemake 1992, by a normal quaternion).
   */
  default DistanceField turned(SplittableRandom random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double s = 2 / (w * w + x * x + y * y + z * z);
    double[] rows = {
      1 - s * (y * y + z * z),
      s * (x * y - w * z),
      s * (x * z + w * y),
      s * (x * y + w * z),
      1 - s * (x * x + z * z),
      s * (y * z - w * x),
      s * (x * z - w * y),
      s * (y * z + w * x),
      1 - s * (x * x + y * y)
    };
    return (at, count, found) -> {
      float[] turned = new float[3 * count];
      for (int p = 0; p < turned.length; p += 3) {
        for (int row = 0; row < 3; row++) {
          double sum = 0;
          for (int axis = 0; axis < 3; axis++) {
            sum += rows[3 * row + axis] * at[p + axis];
          }
          turned[p + row] = (float) sum;
        }
      }
      evaluate(turned, count, found);
    };
  }
}
