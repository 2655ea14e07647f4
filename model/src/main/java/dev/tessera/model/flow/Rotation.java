package dev.tessera.model.flow;

/**
 * A rotation in space as a unit quaternion.
 *
 * @param w real part, at least 0: the shorter way round
 * @param x along the axis
 * @param y along the axis
 * @param z along the axis
 */
record Rotation(double w, double x, double y, double z) {
  static final Rotation NONE = new Rotation(1, 0, 0, 0);

  private static final int SWEEPS = 12;

  /** The rotation of a quaternion of any length but 0. */
  static Rotation of(double w, double x, double y, double z) {
    double length = Math.sqrt(w * w + x * x + y * y + z * z);
    double s = (w < 0 ? -1 : 1) / length;
    return new Rotation(s * w, s * x, s * y, s * z);
  }

  /**
   * The rotation R that is nearest to a matrix M: trace(R^T M) is largest (Horn 1987, the first
   * eigenvector of a symmetric matrix of four rows, here by Jacobi's rotations).
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
    double[][] v = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          turn(a, v, p, q);
        }
      }
    }
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = a[i][i] > a[best][best] ? i : best;
    }
    return of(v[0][best], v[1][best], v[2][best], v[3][best]);
  }

  /** One of Jacobi's rotations: element (p,q) becomes 0. */
  private static void turn(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 4; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < 4; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double vp = v[k][p];
      double vq = v[k][q];
      v[k][p] = c * vp - s * vq;
      v[k][q] = s * vp + c * vq;
    }
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

  /** Half-way between this and another that is not opposite. */
  Rotation between(Rotation other) {
    double sign = w * other.w + x * other.x + y * other.y + z * other.z < 0 ? -1 : 1;
    return of(w + sign * other.w, x + sign * other.x, y + sign * other.y, z + sign * other.z);
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

  /** The angle, 0 to pi. */
  double angle() {
    return 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), w);
  }
}
