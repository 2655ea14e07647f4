package dev.tessera.model.signal.mesh;

/**
 * Normals of a mesh from its triangles: at each vertex the sum of the normals of its triangles,
 * each as long as the triangle's angle there (Thuermer and Wuethrich 1998), which does not depend
 * on how a plane is cut into triangles.
 */
public final class SmoothNormals {
  private static final int AXES = 3;

  private SmoothNormals() {}

  /** A unit vector per vertex; (0,0,1) where a vertex has no triangle with an area. */
  public static Normals of(Mesh mesh) {
    double[] sums = new double[AXES * mesh.vertexCount()];
    double[] normal = new double[AXES];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double length = normal(mesh, t, normal);
      for (int c = 0; c < 3 && length > 0; c++) {
        double share = angle(mesh, t, c) / length;
        for (int axis = 0; axis < AXES; axis++) {
          sums[AXES * mesh.vertex(t, c) + axis] += share * normal[axis];
        }
      }
    }
    float[] directions = new float[sums.length];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double x = sums[AXES * v];
      double y = sums[AXES * v + 1];
      double z = sums[AXES * v + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      directions[AXES * v] = (float) (length > 0 ? x / length : 0);
      directions[AXES * v + 1] = (float) (length > 0 ? y / length : 0);
      directions[AXES * v + 2] = (float) (length > 0 ? z / length : 1);
    }
    return Normals.of(directions);
  }

  /** (b - a) x (c - a); returns its length. */
  private static double normal(Mesh mesh, int triangle, double[] normal) {
    double square = 0;
    for (int axis = 0; axis < AXES; axis++) {
      int i = (axis + 1) % AXES;
      int j = (axis + 2) % AXES;
      normal[axis] =
          side(mesh, triangle, 0, 1, i) * side(mesh, triangle, 0, 2, j)
              - side(mesh, triangle, 0, 1, j) * side(mesh, triangle, 0, 2, i);
      square += normal[axis] * normal[axis];
    }
    return Math.sqrt(square);
  }

  private static double side(Mesh mesh, int triangle, int from, int to, int axis) {
    return (double) mesh.position(mesh.vertex(triangle, to), axis)
        - mesh.position(mesh.vertex(triangle, from), axis);
  }

  private static double angle(Mesh mesh, int triangle, int corner) {
    double dot = 0;
    double first = 0;
    double second = 0;
    for (int axis = 0; axis < AXES; axis++) {
      double a = side(mesh, triangle, corner, (corner + 1) % 3, axis);
      double b = side(mesh, triangle, corner, (corner + 2) % 3, axis);
      dot += a * b;
      first += a * a;
      second += b * b;
    }
    return Math.acos(Math.max(-1, Math.min(1, dot / Math.sqrt(first * second))));
  }
}
