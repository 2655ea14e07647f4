package dev.tessera.model.signal.mesh;

/**
 * For each vertex the sum of squared distances to planes, times their areas, as a quadratic form:
 * Q(x) = x' A x + 2 b' x + c, kept as the ten numbers A11 A12 A13 b1 A22 A23 b2 A33 b3 c.
 */
final class Quadrics {
  private static final int NUMBERS = 10;

  /** Below this share of the cube of its mean diagonal, the determinant of A counts as zero. */
  private static final double SINGULAR = 1e-8;

  private final double[] q;
  private final double[] sum = new double[NUMBERS];
  private final double[] normal = new double[3];

  Quadrics(int vertices) {
    this.q = new double[NUMBERS * vertices];
  }

  /** Adds the plane of a triangle to its vertices. */
  void addTriangle(CollapsingMesh mesh, int t) {
    double length = mesh.cross(t, normal);
    if (length > 0) {
      for (int k = 0; k < 3; k++) {
        add(mesh.vertex(t, k), mesh, mesh.vertex(t, 0), length, length / 2);
      }
    }
  }

  /** Adds the plane through an edge that stands on its triangle. */
  void addBoundary(CollapsingMesh mesh, int t, int from, int to, double weight) {
    double[] up = new double[3];
    double length = mesh.cross(t, up);
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      int i = (axis + 1) % 3;
      int j = (axis + 2) % 3;
      normal[axis] =
          (mesh.position(to, i) - mesh.position(from, i)) * up[j]
              - (mesh.position(to, j) - mesh.position(from, j)) * up[i];
      square += normal[axis] * normal[axis];
    }
    if (square > 0) {
      double edge = Math.sqrt(square) / length;
      add(from, mesh, from, Math.sqrt(square), weight * edge * edge);
      add(to, mesh, from, Math.sqrt(square), weight * edge * edge);
    }
  }

  private void add(int vertex, CollapsingMesh mesh, int on, double length, double weight) {
    double x = normal[0] / length;
    double y = normal[1] / length;
    double z = normal[2] / length;
    double d = -(x * mesh.position(on, 0) + y * mesh.position(on, 1) + z * mesh.position(on, 2));
    double[] plane = {x * x, x * y, x * z, x * d, y * y, y * z, y * d, z * z, z * d, d * d};
    for (int i = 0; i < NUMBERS; i++) {
      q[NUMBERS * vertex + i] += weight * plane[i];
    }
  }

  /** Gives a vertex what another had. */
  void merge(int to, int from) {
    for (int i = 0; i < NUMBERS; i++) {
      q[NUMBERS * to + i] += q[NUMBERS * from + i];
    }
  }

  /**
   * Finds where an edge should collapse to: the minimum of both quadrics, or where there is none
   * near the edge, the better of its ends and its middle.
   *
   * @param place receives the point
   * @return the error there, at least 0
   */
  double best(CollapsingMesh mesh, int a, int b, double[] place) {
    for (int i = 0; i < NUMBERS; i++) {
      sum[i] = q[NUMBERS * a + i] + q[NUMBERS * b + i];
    }
    if (minimum(place) && isNear(mesh, a, b, place)) {
      return Math.max(0, value(place[0], place[1], place[2]));
    }
    double best = Double.POSITIVE_INFINITY;
    double along = 0;
    for (double s : new double[] {0.5, 0, 1}) {
      double at =
          value(between(mesh, a, b, s, 0), between(mesh, a, b, s, 1), between(mesh, a, b, s, 2));
      if (at < best) {
        best = at;
        along = s;
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = between(mesh, a, b, along, axis);
    }
    return Math.max(0, best);
  }

  private static double between(CollapsingMesh mesh, int a, int b, double s, int axis) {
    return (1 - s) * mesh.position(a, axis) + s * mesh.position(b, axis);
  }

  private boolean minimum(double[] place) {
    double c0 = sum[4] * sum[7] - sum[5] * sum[5];
    double c1 = sum[2] * sum[5] - sum[1] * sum[7];
    double c2 = sum[1] * sum[5] - sum[2] * sum[4];
    double determinant = sum[0] * c0 + sum[1] * c1 + sum[2] * c2;
    double mean = (sum[0] + sum[4] + sum[7]) / 3;
    if (!(determinant > SINGULAR * mean * mean * mean)) {
      return false;
    }
    double c4 = sum[0] * sum[7] - sum[2] * sum[2];
    double c5 = sum[1] * sum[2] - sum[0] * sum[5];
    double c7 = sum[0] * sum[4] - sum[1] * sum[1];
    place[0] = -(c0 * sum[3] + c1 * sum[6] + c2 * sum[8]) / determinant;
    place[1] = -(c1 * sum[3] + c4 * sum[6] + c5 * sum[8]) / determinant;
    place[2] = -(c2 * sum[3] + c5 * sum[6] + c7 * sum[8]) / determinant;
    return true;
  }

  /** Within one edge length of its middle; also no when a number is not finite. */
  private static boolean isNear(CollapsingMesh mesh, int a, int b, double[] place) {
    double edge = 0;
    double away = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = mesh.position(a, axis) - mesh.position(b, axis);
      double m = place[axis] - between(mesh, a, b, 0.5, axis);
      edge += d * d;
      away += m * m;
    }
    return away <= edge;
  }

  private double value(double x, double y, double z) {
    return x * (sum[0] * x + 2 * (sum[1] * y + sum[2] * z + sum[3]))
        + y * (sum[4] * y + 2 * (sum[5] * z + sum[6]))
        + z * (sum[7] * z + 2 * sum[8])
        + sum[9];
  }
}
