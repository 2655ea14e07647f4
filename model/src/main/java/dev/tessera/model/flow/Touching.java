package dev.tessera.model.flow;

import java.util.Arrays;

/** Tells how much of a surface touches what lies apart from it in another pose. */
final class Touching {
  /** Points that are nearer touch, unit-sphere lengths. */
  private static final double NEAR = 0.1;

  /** Points that are farther lie apart. */
  private static final double FAR = 0.3;

  private Touching() {}

  /**
   * Whether more of a surface touches in one pose than in another.
   *
   * @param pose where points are, (N,3)
   * @param other where the same points are in the other pose, in lengths of any unit, (N,3)
   * @param joined points that are near each other along the surface, (N)
   */
  static boolean isMore(double[] pose, double[] other, int[][] joined) {
    double before = 0;
    double after = 0;
    for (int i = 0; i < joined.length; i++) {
      for (int j : joined[i]) {
        before += Math.sqrt(SurfaceGraph.square(pose, i, pose, j));
        after += Math.sqrt(SurfaceGraph.square(other, i, other, j));
      }
    }
    double scale = after > 0 ? before / after : 1;
    double[] alike = Arrays.stream(other).map(x -> scale * x).toArray();
    return share(pose, alike) > share(alike, pose);
  }

  /**
   * The share of points that touch another in one pose which lies apart in the other, 0 to 1.
   *
   * @param pose where points are, (N,3)
   * @param other where the same points are in the other pose, (N,3)
   */
  static double share(double[] pose, double[] other) {
    int count = pose.length / 3;
    int touching = 0;
    for (int i = 0; i < count; i++) {
      boolean touches = false;
      for (int j = 0; j < count && !touches; j++) {
        touches =
            SurfaceGraph.square(pose, i, pose, j) < NEAR * NEAR
                && SurfaceGraph.square(other, i, other, j) > FAR * FAR;
      }
      touching += touches ? 1 : 0;
    }
    return touching / (double) count;
  }
}
