package dev.tessera.model.signal.mesh;

/**
 * The smallest disc around each triangle, in its plane. That a triangle is too far away is seen
 * from its disc at a fraction of the cost of its closest point; boxes cannot tell, since on a
 * smooth surface many of them reach into the ball that the surface touches.
 *
 * <p>With r the radius, q the square of the way to the middle and h its part along the normal, the
 * disc is farther away than D if h is, or if what q has beside h is more than r and what D has:
 *
 * <pre>q - h^2 &gt; (r + sqrt(D^2 - h^2))^2</pre>
 *
 * In float numbers a triangle sticks out of the plane of its disc; h is taken that much less.
 */
final class TriangleDiscs {
  static final int TERMS = 8;

  /** Covers the rounding of what is computed in float, as a share. */
  private static final float SLACK = 2e-6f;

  /** Middle x, y, z, squared radius, normal x, y, z, thickness of each triangle, (F,8). */
  private final float[] discs;

  /**
   * Discs that are known.
   *
   * @param discs of each triangle, (F,8), as {@link #surround} puts them
   */
  TriangleDiscs(float[] discs) {
    this.discs = discs;
  }

  /**
   * Surrounds some triangles.
   *
   * @param corners (F,3,3)
   * @param from the first triangle
   * @param to after the last triangle
   * @param discs receives theirs, (F,8)
   */
  static void surround(float[] corners, int from, int to, float[] discs) {
    for (int t = from; t < to; t++) {
      put(corners, t * TriangleTree.CORNERS, discs, t * TERMS);
    }
  }

  /**
   * Whether a triangle is certainly farther away than a distance.
   *
   * @param square of the distance
   */
  boolean isBeyond(int triangle, float x, float y, float z, float square) {
    int at = triangle * TERMS;
    float dx = x - discs[at];
    float dy = y - discs[at + 1];
    float dz = z - discs[at + 2];
    float away = dx * dx + dy * dy + dz * dz;
    float height = Math.abs(dx * discs[at + 4] + dy * discs[at + 5] + dz * discs[at + 6]);
    float above = height - discs[at + 7];
    above = (above + Math.abs(above)) / 2;
    float radius = discs[at + 3];
    float room = square - above * above + SLACK * away;
    float gap = away - height * height - radius - room;
    return room < 0 || (gap > 0 && gap * gap > 4 * radius * room);
  }

  private static void put(float[] corners, int from, float[] discs, int at) {
    double[] b = new double[3];
    double[] c = new double[3];
    for (int i = 0; i < 3; i++) {
      b[i] = (double) corners[from + 3 + i] - corners[from + i];
      c[i] = (double) corners[from + 6 + i] - corners[from + i];
    }
    double[] middle = middle(b, c);
    double[] normal = cross(b, c);
    double length = Math.sqrt(dot(normal, normal));
    for (int i = 0; i < 3; i++) {
      discs[at + i] = (float) (corners[from + i] + middle[i]);
      discs[at + 4 + i] = length > 0 ? (float) (normal[i] / length) : 0;
    }
    double radius = 0;
    double thickness = 0;
    for (int corner = 0; corner < TriangleTree.CORNERS; corner += 3) {
      double square = 0;
      double height = 0;
      for (int i = 0; i < 3; i++) {
        double d = (double) corners[from + corner + i] - discs[at + i];
        square += d * d;
        height += d * discs[at + 4 + i];
      }
      radius = Math.max(radius, square);
      thickness = Math.max(thickness, Math.abs(height));
    }
    discs[at + 3] = Math.nextUp((float) (radius * (1 + SLACK)));
    discs[at + 7] = Math.nextUp((float) (thickness * (1 + SLACK)));
  }

  /** From the first corner to the middle of the smallest circle around (0, b, c). */
  private static double[] middle(double[] b, double[] c) {
    double bb = dot(b, b);
    double cc = dot(c, c);
    double bc = dot(b, c);
    if (bc <= 0) {
      return sum(0.5, b, 0.5, c);
    }
    if (bc >= bb) {
      return sum(0, b, 0.5, c);
    }
    if (bc >= cc) {
      return sum(0.5, b, 0, c);
    }
    double twice = 2 * (bb * cc - bc * bc);
    return sum(cc * (bb - bc) / twice, b, bb * (cc - bc) / twice, c);
  }

  private static double[] sum(double u, double[] b, double v, double[] c) {
    return new double[] {u * b[0] + v * c[0], u * b[1] + v * c[1], u * b[2] + v * c[2]};
  }

  private static double[] cross(double[] b, double[] c) {
    return new double[] {
      b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
