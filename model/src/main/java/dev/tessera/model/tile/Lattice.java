package dev.tessera.model.tile;

import java.util.SplittableRandom;

/** Local points that all tiles share: a lattice of k points along each axis of (-1,1)^d. */
public final class Lattice {
  private static final int AXES = 3;

  private Lattice() {}

  /** The middles of k^2 equal squares, y and x of each point, (k^2,2), y slowest. */
  public static float[] square(int perAxis) {
    float[] points = new float[2 * perAxis * perAxis];
    for (int i = 0; i < perAxis * perAxis; i++) {
      points[2 * i] = middle(Math.floorDiv(i, perAxis), perAxis);
      points[2 * i + 1] = middle(i % perAxis, perAxis);
    }
    return points;
  }

  /** The middles of k^3 equal cubes, x, y and z of each point, (k^3,3), z slowest. */
  public static float[] cube(int perAxis) {
    float[] points = new float[perAxis * perAxis * perAxis * AXES];
    for (int i = 0; i < points.length; i++) {
      points[i] = middle(position(i / AXES, i % AXES, perAxis), perAxis);
    }
    return points;
  }

  /** A random point in each of k^3 equal cubes, (k^3,3), z slowest. */
  public static float[] jittered(int perAxis, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[perAxis * perAxis * perAxis * AXES];
    for (int i = 0; i < points.length; i++) {
      double at = position(i / AXES, i % AXES, perAxis) + random.nextDouble();
      points[i] = (float) (2 * at / perAxis - 1);
    }
    return points;
  }

  private static float middle(int position, int perAxis) {
    return (2f * position + 1) / perAxis - 1;
  }

  private static int position(int point, int axis, int perAxis) {
    return axis == 0
        ? point % perAxis
        : axis == 1 ? point / perAxis % perAxis : point / (perAxis * perAxis);
  }
}
