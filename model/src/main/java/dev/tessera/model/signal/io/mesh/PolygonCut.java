package dev.tessera.model.signal.io.mesh;

/**
 * Cuts a polygon in space into triangles: a fan where it is strictly convex, otherwise by clipping
 * ears in its projection along the largest axis of its normal (Newell's). A polygon of n corners
 * always gives n - 2 triangles that turn as it does.
 */
final class PolygonCut {
  /** Clipping takes time with the square of this. */
  private static final int MOST_CORNERS = 20_000;

  private double[] u = new double[8];
  private double[] v = new double[8];
  private int[] next = new int[8];
  private int[] previous = new int[8];

  /** Takes triangles as places in the polygon. */
  @FunctionalInterface
  interface Triangles {
    void add(int a, int b, int c);
  }

  /**
   * Cuts.
   *
   * @param positions x, y, z of all vertices
   * @param polygon vertices in order
   * @param n corners, at least 3
   * @throws BadMeshException if there are too many and it is not convex
   */
  void cut(double[] positions, int[] polygon, int n, Triangles out) throws BadMeshException {
    if (n == 3) {
      out.add(0, 1, 2);
      return;
    }
    project(positions, polygon, n);
    boolean convex = true;
    for (int i = 0; i < n && convex; i++) {
      convex = turn((i + n - 1) % n, i, (i + 1) % n) > 0;
    }
    if (convex) {
      for (int i = 1; i < n - 1; i++) {
        out.add(0, i, i + 1);
      }
    } else if (n <= MOST_CORNERS) {
      clip(n, out);
    } else {
      throw new BadMeshException("polygons of at most " + MOST_CORNERS + " corners", "one of " + n);
    }
  }

  private void project(double[] positions, int[] polygon, int n) {
    if (u.length < n) {
      int length = Math.max(n, 2 * u.length);
      u = new double[length];
      v = new double[length];
      next = new int[length];
      previous = new int[length];
    }
    // From the first corner on, so that polygons far from the origin lose no digits.
    int o = polygon[0] * 3;
    double[] normal = new double[3];
    for (int i = 0; i < n; i++) {
      int p = polygon[i] * 3;
      int q = polygon[(i + 1) % n] * 3;
      for (int axis = 0; axis < 3; axis++) {
        int b = (axis + 1) % 3;
        int c = (axis + 2) % 3;
        normal[axis] +=
            (positions[p + b] - positions[q + b])
                * ((positions[p + c] - positions[o + c]) + (positions[q + c] - positions[o + c]));
      }
    }
    int along = 0;
    for (int axis = 1; axis < 3; axis++) {
      along = Math.abs(normal[axis]) > Math.abs(normal[along]) ? axis : along;
    }
    int first = (along + (normal[along] < 0 ? 2 : 1)) % 3;
    int second = 3 - along - first;
    for (int i = 0; i < n; i++) {
      u[i] = positions[polygon[i] * 3 + first] - positions[o + first];
      v[i] = positions[polygon[i] * 3 + second] - positions[o + second];
    }
  }

  private void clip(int n, Triangles out) {
    for (int i = 0; i < n; i++) {
      next[i] = (i + 1) % n;
      previous[i] = (i + n - 1) % n;
    }
    int at = 0;
    int left = n;
    int refused = 0;
    while (left > 3) {
      // After a round without an ear the polygon crosses itself or is flat: take any corner.
      if (refused >= left || isEar(at)) {
        out.add(previous[at], at, next[at]);
        next[previous[at]] = next[at];
        previous[next[at]] = previous[at];
        at = previous[at];
        left--;
        refused = 0;
      } else {
        at = next[at];
        refused++;
      }
    }
    out.add(previous[at], at, next[at]);
  }

  private boolean isEar(int corner) {
    int a = previous[corner];
    int c = next[corner];
    if (!(turn(a, corner, c) > 0)) {
      return false;
    }
    for (int i = next[c]; i != a; i = next[i]) {
      boolean reflex = !(turn(previous[i], i, next[i]) > 0);
      if (reflex
          && turn(a, corner, i) >= 0
          && turn(corner, c, i) >= 0
          && turn(c, a, i) >= 0
          && !same(i, a)
          && !same(i, corner)
          && !same(i, c)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int i, int j) {
    return u[i] == u[j] && v[i] == v[j];
  }

  /** Twice the signed area of a triangle of the projection; positive to the left. */
  private double turn(int a, int b, int c) {
    return (u[b] - u[a]) * (v[c] - v[a]) - (v[b] - v[a]) * (u[c] - u[a]);
  }
}
