package dev.tessera.model.flow;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.Placement;

/**
 * Points of two surfaces that belong together, as a person says; immutable.
 *
 * <p>Each is kept where it meets its surface.
 */
public final class PointPairs {
  /** No pairs. */
  public static final PointPairs NONE = new PointPairs(new double[0], new double[0]);

  /** How far a point may be from its surface, unit-sphere lengths. */
  public static final double REACH = 0.05;

  private final double[] from;
  private final double[] to;

  private PointPairs(double[] from, double[] to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Pairs in the units of the shapes' files.
   *
   * @param numbers x, y, z on the first shape and x, y, z on the second of each pair, (N,6)
   * @throws IllegalArgumentException naming the first pair that is not near its surface
   */
  public static PointPairs ofFiles(double[] numbers, ShapeSignal first, ShapeSignal second) {
    int count = numbers.length / 6;
    double[] from = new double[3 * count];
    double[] to = new double[3 * count];
    for (int p = 0; p < count; p++) {
      System.arraycopy(numbers, 6 * p, from, 3 * p, 3);
      System.arraycopy(numbers, 6 * p + 3, to, 3 * p, 3);
    }
    return new PointPairs(onSurface(from, first), onSurface(to, second));
  }

  private static double[] onSurface(double[] points, ShapeSignal shape) {
    if (points.length == 0) {
      return points;
    }
    float[] unit = inUnit(points, shape.placement());
    float[] closest = new float[unit.length];
    MeshDistance.of(shape.mesh()).closest(unit, unit.length / 3, closest, new int[unit.length / 3]);
    double[] found = new double[unit.length];
    for (int p = 0; p < unit.length; p += 3) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        found[p + axis] = closest[p + axis];
        square += Math.pow((double) closest[p + axis] - unit[p + axis], 2);
      }
      if (!(Math.sqrt(square) <= REACH)) {
        throw new IllegalArgumentException(
            "pair %d: the point %s %s %s lies off the surface of %s, by %.2g of its radius, where"
                    .formatted(
                        1 + p / 3,
                        points[p],
                        points[p + 1],
                        points[p + 2],
                        shape.name(),
                        Math.sqrt(square))
                + " at most "
                + REACH
                + " is meant");
      }
    }
    return found;
  }

  private static float[] inUnit(double[] points, Placement placement) {
    return placement.toUnit(Mesh.of(points.clone(), new int[0])).floatPositions();
  }

  /** N. */
  public int count() {
    return from.length / 3;
  }

  double[] from() {
    return from;
  }

  double[] to() {
    return to;
  }
}
