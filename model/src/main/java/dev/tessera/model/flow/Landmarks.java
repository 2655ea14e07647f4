package dev.tessera.model.flow;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Points spread over a surface, with what tells one from another whatever the pose: the mean and
 * the longest way along the surface to all the rest, as multiples of the mean way. The ends of
 * limbs are far from everything, the middle of the body is near, however a limb is bent.
 *
 * <p>Where a surface hangs together it also has a straight form, see {@link StraightForm}: there
 * landmarks of two poses lie in nearly the same places.
 *
 * <p>The first k points are themselves spread over the surface, for every k.
 */
final class Landmarks {
  final int count;
  final double[] points;
  final double[] normals;

  /** (N,2): the mean way, the longest way. */
  final double[] ways;

  /** (N,3), as multiples of the mean way; empty if there is no straight form. */
  final double[] straight;

  /** Those nearest to each along the surface, (N); none where nothing hangs together with it. */
  final int[][] joined;

  Landmarks(double[] points, double[] normals, double[] ways, double[] straight, int[][] joined) {
    count = points.length / 3;
    this.points = points;
    this.normals = normals;
    this.ways = ways;
    this.straight = straight;
    this.joined = joined;
  }

  /** The same in another straight form. */
  Landmarks withStraight(double[] other) {
    return new Landmarks(points, normals, ways, other, joined);
  }

  /**
   * Six times the volume that a landmark's normal spans with the ways to two others: positive where
   * they turn to the left, seen from outside.
   */
  double side(int i, int j, int k) {
    double[] a = new double[3];
    double[] b = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      a[axis] = points[3 * j + axis] - points[3 * i + axis];
      b[axis] = points[3 * k + axis] - points[3 * i + axis];
    }
    return normals[3 * i] * (a[1] * b[2] - a[2] * b[1])
        + normals[3 * i + 1] * (a[2] * b[0] - a[0] * b[2])
        + normals[3 * i + 2] * (a[0] * b[1] - a[1] * b[0]);
  }

  /** Those nearest to a point, nearest first. */
  int[] nearest(double[] among, int point, int most) {
    double[] squares = new double[count];
    for (int i = 0; i < count; i++) {
      squares[i] = SurfaceGraph.square(among, point, points, i);
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> squares[i]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
