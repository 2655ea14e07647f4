package dev.tessera.model.flow;

import dev.tessera.model.linear.SymmetricMatrix;

/**
 * A rotation in space as a unit quaternion.
 *
 * @param w real part; at least 0 for the shorter way round
 * @param x along the axis
 * @param y along the axis
 * @param z along the axis
 */
record Rotation(double w, double x, double y, double z) {
  static final Rotation NONE = new Rotation(1, 0, 0, 0);

  /** The rotation of a quaternion of any length but 0. */
  static Rotation of(double w, double x, double y, double z) {
    double length = Math.sqrt(w * w + x * x + y * y + z * z);
    double s = (w < 0 ? -1 : 1) / length;
    return new Rotation(s * w, s * x, s * y, s * z);
  }

  /**
   * The rotation R that is nearest to a matrix M: trace(R^T M) is largest (Horn 1987, the first
   * eigenvector of a symmetric matrix of four rows).
   *
   * @param m (3,3) row-major
   */
  static Rotation nearest(double[] m) {
    double[][] a = {
      {m[0] + m[4] + m[8], m[7] - m[5], m[2] - m[6], m[3] - m[1]},
      {m[7] - m[5], m[0] - m[4] - m[8], m[1] + m[3], m[2] + m[6]},
      {m[2] - m[6], m[1] + m[3], m[4] - m[0] - m[8], m[5] + m[7]},
      {m[3] - m[1], m[2] + m[6], m[5] + m[7], m[8] - m[0] - m[4]}
    };
    double[] best = new SymmetricMatrix(a).vector(0);
    return of(best[0], best[1], best[2], best[3]);
  }

  /** The same axis, a share of the angle. */
  Rotation part(double share) {
    double sine = Math.sqrt(x * x + y * y + z * z);
    if (sine < 1e-12) {
      return NONE;
    }
    double half = Math.atan2(sine, w) * share;
    double s = Math.sin(half) / sine;
    return new Rotation(Math.cos(half), s * x, s * y, s * z);
  }

  /** The mean of this and some of others that are near to it. */
  Rotation mean(int[] some, Rotation[] others) {
    double[] sum = {w, x, y, z};
    for (int i : some) {
      Rotation other = others[i];
      double sign = w * other.w + x * other.x + y * other.y + z * other.z < 0 ? -1 : 1;
      sum[0] += sign * other.w;
      sum[1] += sign * other.x;
      sum[2] += sign * other.y;
      sum[3] += sign * other.z;
    }
    return of(sum[0], sum[1], sum[2], sum[3]);
  }

  /** Half-way between this and another that is not opposite, the way round that both go. */
  Rotation mean(Rotation other) {
    double length =
        Math.sqrt(2 + 2 * (w * other.w + x * other.x + y * other.y + z * other.z)) + 1e-300;
    return new Rotation(
        (w + other.w) / length,
        (x + other.x) / length,
        (y + other.y) / length,
        (z + other.z) / length);
  }

  /** The same rotation, of both ways round the one that is nearer to another's. */
  Rotation like(Rotation other) {
    boolean same = w * other.w + x * other.x + y * other.y + z * other.z >= 0;
    return same ? this : new Rotation(-w, -x, -y, -z);
  }

  /** The rotation that takes all back. */
  Rotation back() {
    return new Rotation(w, -x, -y, -z);
  }

  /** This rotation after another one, the shorter way round. */
  Rotation after(Rotation first) {
    return of(
        w * first.w - x * first.x - y * first.y - z * first.z,
        w * first.x + x * first.w + y * first.z - z * first.y,
        w * first.y - x * first.z + y * first.w + z * first.x,
        w * first.z + x * first.y - y * first.x + z * first.w);
  }

  /** The matrix R of q = R p, (3,3) row-major. */
  double[] matrix() {
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /** The angle, 0 to 2 pi, more than pi for the longer way round. */
  double angle() {
    return 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), w);
  }
}
