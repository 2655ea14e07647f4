package dev.tessera.model.flow;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.Placement;
import java.util.Arrays;

/**
 * Points of two surfaces that belong together, as a person says; immutable.
 *
 * <p>Each is kept where it meets its surface, in the unit sphere of its shape.
 */
public final class PointPairs {
  /** No pairs. */
  public static final PointPairs NONE = new PointPairs(new double[0], new double[0]);

  /** How far a point may be from its surface, unit-sphere lengths. */
  public static final double REACH = 0.05;

  private static final int AXES = 3;

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
    PointPairs typed = of(numbers);
    return new PointPairs(onSurface(typed.from, first), onSurface(typed.to, second));
  }

  /**
   * Pairs on the surfaces, in the unit spheres.
   *
   * @param numbers x, y, z on the first shape and x, y, z on the second of each pair, (N,6)
   */
  public static PointPairs of(double[] numbers) {
    int count = numbers.length / (2 * AXES);
    double[] from = new double[AXES * count];
    double[] to = new double[AXES * count];
    for (int p = 0; p < count; p++) {
      System.arraycopy(numbers, 2 * AXES * p, from, AXES * p, AXES);
      System.arraycopy(numbers, 2 * AXES * p + AXES, to, AXES * p, AXES);
    }
    return new PointPairs(from, to);
  }

  private static double[] onSurface(double[] points, ShapeSignal shape) {
    if (points.length == 0) {
      return points;
    }
    float[] unit = inUnit(points, shape.placement());
    float[] closest = new float[unit.length];
    int count = unit.length / AXES;
    MeshDistance.of(shape.mesh()).closest(unit, count, closest, new int[count]);
    double[] found = new double[unit.length];
    for (int p = 0; p < unit.length; p += AXES) {
      double square = 0;
      for (int axis = 0; axis < AXES; axis++) {
        found[p + axis] = closest[p + axis];
        square += Math.pow((double) closest[p + axis] - unit[p + axis], 2);
      }
      if (!(Math.sqrt(square) <= REACH)) {
        throw new IllegalArgumentException(
            "pair %d: the point %s %s %s lies off the surface of %s, by %.2g of its radius, where"
                    .formatted(
                        1 + p / AXES,
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

  /**
   * With another pair behind these.
   *
   * @param onFirst x, y, z on the first surface
   * @param onSecond x, y, z on the second
   */
  public PointPairs plus(double[] onFirst, double[] onSecond) {
    double[] longer = Arrays.copyOf(from, from.length + AXES);
    double[] other = Arrays.copyOf(to, to.length + AXES);
    System.arraycopy(onFirst, 0, longer, from.length, AXES);
    System.arraycopy(onSecond, 0, other, to.length, AXES);
    return new PointPairs(longer, other);
  }

  /** Without one of them. */
  public PointPairs without(int pair) {
    return new PointPairs(without(from, pair), without(to, pair));
  }

  private static double[] without(double[] points, int pair) {
    double[] fewer = Arrays.copyOf(points, points.length - AXES);
    int behind = AXES * (pair + 1);
    System.arraycopy(points, behind, fewer, behind - AXES, points.length - behind);
    return fewer;
  }

  /** As seen from the second shape. */
  public PointPairs turned() {
    return new PointPairs(/* from= */ to, /* to= */ from);
  }

  /** N. */
  public int count() {
    return from.length / AXES;
  }

  /** A coordinate of a point on the first surface, or of its counterpart on the second. */
  public double position(boolean onSecond, int pair, int axis) {
    return (onSecond ? to : from)[AXES * pair + axis];
  }

  /** As {@link #of} takes them, (N,6). */
  public double[] numbers() {
    return numbers(from, to);
  }

  /**
   * In the units of the shapes' files.
   *
   * @return as {@link #ofFiles} takes them, (N,6)
   */
  public double[] inFiles(ShapeSignal first, ShapeSignal second) {
    return numbers(
        first.placement().toFile(Mesh.of(from.clone(), new int[0])).positions(),
        second.placement().toFile(Mesh.of(to.clone(), new int[0])).positions());
  }

  private static double[] numbers(double[] from, double[] to) {
    double[] all = new double[2 * from.length];
    for (int p = 0; p < from.length; p += AXES) {
      System.arraycopy(from, p, all, 2 * p, AXES);
      System.arraycopy(to, p, all, 2 * p + AXES, AXES);
    }
    return all;
  }

  double[] from() {
    return from;
  }

  double[] to() {
    return to;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PointPairs pairs
        && Arrays.equals(from, pairs.from)
        && Arrays.equals(to, pairs.to);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
  }
}
