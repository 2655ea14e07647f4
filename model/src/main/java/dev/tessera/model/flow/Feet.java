package dev.tessera.model.flow;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import java.util.Arrays;

/** Finds which point of the second surface belongs to points that flow. */
@FunctionalInterface
interface Feet {
  /**
   * Finds it for many points.
   *
   * @param starts where they are on, or near, the first surface, (count,3)
   * @param ends where the flow brings them, (count,3)
   * @param feet receives the points of the second surface, (count,3)
   * @param triangles receives the triangle of the second surface on which each lies, (count)
   */
  void find(float[] starts, float[] ends, int count, float[] feet, int[] triangles);

  /** The points that are nearest to where the flow ends. */
  static Feet nearest(MeshDistance second) {
    return (starts, ends, count, feet, triangles) -> second.closest(ends, count, feet, triangles);
  }

  /** Whether two meshes are one in two poses: the same triangles between as many vertices. */
  static boolean sameFaces(Mesh first, Mesh second) {
    return first.vertexCount() == second.vertexCount()
        && Arrays.equals(first.corners(), second.corners());
  }

  /**
   * The same points of the same faces, of two meshes that share them.
   *
   * @param distance to the first
   */
  static Feet ofSameFaces(Mesh first, MeshDistance distance, Mesh second) {
    return (starts, ends, count, feet, triangles) -> {
      distance.closest(starts, count, feet, triangles);
      for (int p = 0; p < count; p++) {
        double[] shares = shares(first, triangles[p], feet, p);
        for (int axis = 0; axis < 3; axis++) {
          double sum = 0;
          for (int corner = 0; corner < 3; corner++) {
            sum += shares[corner] * second.position(second.vertex(triangles[p], corner), axis);
          }
          feet[3 * p + axis] = (float) sum;
        }
      }
    };
  }

  /**
   * What the corners of a triangle count for one of its points, (3): its barycentric coordinates.
   */
  private static double[] shares(Mesh mesh, int triangle, float[] points, int p) {
    double[][] ways = new double[3][3];
    for (int corner = 0; corner < 3; corner++) {
      for (int axis = 0; axis < 3; axis++) {
        ways[corner][axis] =
            mesh.position(mesh.vertex(triangle, corner), axis) - points[3 * p + axis];
      }
    }
    double[] shares = new double[3];
    double all = 0;
    for (int corner = 0; corner < 3; corner++) {
      double[] u = ways[(corner + 1) % 3];
      double[] v = ways[(corner + 2) % 3];
      double x = u[1] * v[2] - u[2] * v[1];
      double y = u[2] * v[0] - u[0] * v[2];
      double z = u[0] * v[1] - u[1] * v[0];
      shares[corner] = Math.sqrt(x * x + y * y + z * z);
      all += shares[corner];
    }
    for (int corner = 0; corner < 3; corner++) {
      shares[corner] = all > 0 ? shares[corner] / all : 1.0 / 3;
    }
    return shares;
  }
}
