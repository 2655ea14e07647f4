package dev.tessera.model.flow;

/**
 * Points spread over a surface, with what tells one from another whatever the pose: the mean and
 * the longest way along the surface to all the rest, as multiples of the mean way. The ends of
 * limbs are far from everything, the middle of the body is near, however a limb is bent.
 *
 * <p>The first k points are themselves spread over the surface, for every k.
 */
final class Landmarks {
  final int count;
  final double[] points;
  final double[] normals;

  /** (N,2): the mean way, the longest way. */
  final double[] ways;

  Landmarks(double[] points, double[] normals, double[] ways) {
    count = points.length / 3;
    this.points = points;
    this.normals = normals;
    this.ways = ways;
  }
}
