package dev.tessera.model.signal.mesh;

/** Copies the corners of triangles side by side, for kernels that read them in a row. */
final class TriangleCorners {
  /** A triangle thinner than this share of its longest edge is a line in float numbers. */
  private static final double THIN = 1e-7;

  private TriangleCorners() {}

  /**
   * Copies the corners of some triangles. One without an area becomes its longest edge, there and
   * back (a, b, a): the closest point is well defined on that, and its solid angle is 0.
   *
   * @param order the triangles, (F)
   * @param from the first place in the order
   * @param to after the last place in the order
   * @param corners receives them at these places, (F,3,3)
   */
  static void copy(Mesh mesh, int[] order, int from, int to, float[] corners) {
    for (int i = from; i < to; i++) {
      int a = mesh.vertex(order[i], 0);
      int b = mesh.vertex(order[i], 1);
      int c = mesh.vertex(order[i], 2);
      double ab = square(mesh, a, b);
      double bc = square(mesh, b, c);
      double ca = square(mesh, c, a);
      double longest = Math.max(ab, Math.max(bc, ca));
      if (squareOfDoubleArea(mesh, order[i]) > THIN * THIN * longest * longest) {
        put(mesh, a, b, c, corners, i * 9);
      } else if (longest == ab) {
        put(mesh, a, b, a, corners, i * 9);
      } else if (longest == bc) {
        put(mesh, b, c, b, corners, i * 9);
      } else {
        put(mesh, c, a, c, corners, i * 9);
      }
    }
  }

  private static double square(Mesh mesh, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = mesh.position(a, axis) - mesh.position(b, axis);
      sum += d * d;
    }
    return sum;
  }

  private static double squareOfDoubleArea(Mesh mesh, int triangle) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double n = mesh.cross(triangle, axis);
      sum += n * n;
    }
    return sum;
  }

  private static void put(Mesh mesh, int a, int b, int c, float[] corners, int at) {
    for (int axis = 0; axis < 3; axis++) {
      corners[at + axis] = (float) mesh.position(a, axis);
      corners[at + 3 + axis] = (float) mesh.position(b, axis);
      corners[at + 6 + axis] = (float) mesh.position(c, axis);
    }
  }
}
