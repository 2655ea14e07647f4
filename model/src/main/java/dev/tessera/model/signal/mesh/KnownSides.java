package dev.tessera.model.signal.mesh;

/**
 * Remembers on which side of a surface the last points lay, and tells where that settles the side
 * of the next.
 *
 * <p>The ball around a point that just reaches the surface lies on one side of a closed one. Where
 * edges are open the winding number w varies within the ball, but slowly: its gradient is the
 * magnetic field of a current along the open edges, so by the law of Biot and Savart at least D - s
 * away from edges of length L
 *
 * <pre>|w(p) - w(q)| &lt;= s L / (4 pi (D - s)^2),  s = |p - q| &lt; D</pre>
 *
 * The side is settled while that is less than what w is away from 1/2.
 */
final class KnownSides {
  /** Inside, in {@link #side}. */
  static final int INSIDE = 1;

  /** Outside, in {@link #side}. */
  static final int OUTSIDE = -1;

  /** Not settled, in {@link #side}. */
  static final int UNKNOWN = 0;

  private static final int MEMORY = 8;

  /** What the winding number may be wrong by. */
  private static final double ERROR = 0.05;

  /** Keeps points from touching the surface by rounding. */
  private static final double WITHIN = 1 - 1e-6;

  private final double openLength;
  private final double[] x = new double[MEMORY];
  private final double[] y = new double[MEMORY];
  private final double[] z = new double[MEMORY];
  private final double[] distance = new double[MEMORY];

  /** How far w is from 1/2 at least, with the sign of the side. */
  private final double[] margin = new double[MEMORY];

  private int known;
  private double settledMargin;

  /**
   * Knows nothing yet.
   *
   * @param openLength L, 0 for a closed mesh
   */
  KnownSides(double openLength) {
    this.openLength = openLength;
  }

  /** Forgets all points. */
  void forget() {
    known = 0;
  }

  /**
   * The side of a point, if the points before settle it.
   *
   * @param far unsigned distance of the point to the surface
   */
  int side(double px, double py, double pz, double far) {
    for (int i = Math.min(known, MEMORY) - 1; i >= 0; i--) {
      double dx = px - x[i];
      double dy = py - y[i];
      double dz = pz - z[i];
      double square = dx * dx + dy * dy + dz * dz;
      double reach = Math.max(far, distance[i]) * WITHIN;
      if (square < reach * reach) {
        double left = Math.abs(margin[i]);
        if (openLength > 0) {
          double s = Math.sqrt(square);
          left -= s * openLength / (4 * Math.PI * (reach - s) * (reach - s));
        }
        if (left > 0) {
          settledMargin = Math.copySign(left, margin[i]);
          return margin[i] > 0 ? INSIDE : OUTSIDE;
        }
      }
    }
    return UNKNOWN;
  }

  /** Remembers the point whose side was settled last. */
  void keepSettled(double px, double py, double pz, double far) {
    keep(px, py, pz, far, settledMargin);
  }

  /** Remembers a point whose winding number was computed. */
  void keepComputed(double px, double py, double pz, double far, double winding) {
    double away = winding - 0.5;
    keep(px, py, pz, far, Math.copySign(Math.max(0, Math.abs(away) - ERROR), away));
  }

  private void keep(double px, double py, double pz, double far, double signedMargin) {
    int at = known % MEMORY;
    x[at] = px;
    y[at] = py;
    z[at] = pz;
    distance[at] = far;
    margin[at] = signedMargin;
    known++;
    if (known == 2 * MEMORY) {
      known = MEMORY;
    }
  }
}
