package dev.tessera.model.fit;

import java.util.SplittableRandom;

/** Local points that all cubic tiles share: a lattice of k^3 points in (-1,1)^3. */
final class TileLattice {
  private static final int AXES = 3;

  private TileLattice() {}

  /**
   * The middles of k^3 equal cubes.
   *
   * @return x, y, z of each point, (k^3,3), z slowest
   */
  static float[] regular(int perAxis) {
    float[] points = new float[count(perAxis) * AXES];
    for (int p = 0; p < points.length / AXES; p++) {
      for (int axis = 0; axis < AXES; axis++) {
        points[p * AXES + axis] = (2f * position(p, axis, perAxis) + 1) / perAxis - 1;
      }
    }
    return points;
  }

  /** A random point in each of k^3 equal cubes, (k^3,3). */
  static float[] jittered(int perAxis, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[count(perAxis) * AXES];
    for (int p = 0; p < points.length / AXES; p++) {
      for (int axis = 0; axis < AXES; axis++) {
        double at = position(p, axis, perAxis) + random.nextDouble();
        points[p * AXES + axis] = (float) (2 * at / perAxis - 1);
      }
    }
    return points;
  }

  static int count(int perAxis) {
    return perAxis * perAxis * perAxis;
  }

  private static int position(int point, int axis, int perAxis) {
    return axis == 0
        ? point % perAxis
        : axis == 1 ? point / perAxis % perAxis : point / (perAxis * perAxis);
  }
}
