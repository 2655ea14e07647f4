package dev.tessera.model.signal.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Closed surfaces whose area and volume are known, and what may be wrong with one. */
public final class TestMeshes {
  private TestMeshes() {}

  /**
   * A unit icosahedron, each triangle cut into four and blown up to the sphere, again and again.
   */
  public static Mesh icosphere(int level) {
    double t = (1 + Math.sqrt(5)) / 2;
    double[][] v = {
      {-1, t, 0}, {1, t, 0}, {-1, -t, 0}, {1, -t, 0}, {0, -1, t}, {0, 1, t},
      {0, -1, -t}, {0, 1, -t}, {t, 0, -1}, {t, 0, 1}, {-t, 0, -1}, {-t, 0, 1}
    };
    int[] f = {
      0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1,
      8, 3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
    };
    normalise(v);
    Mesh sphere = Mesh.of(flat(v), f);
    for (int i = 0; i < level; i++) {
      sphere = refined(sphere);
      double[][] finer = new double[sphere.vertexCount()][3];
      for (int k = 0; k < 3 * finer.length; k++) {
        finer[k / 3][k % 3] = sphere.position(k / 3, k % 3);
      }
      normalise(finer);
      sphere = Mesh.of(flat(finer), sphere.corners());
    }
    return sphere;
  }

  /** Each triangle cut into four at the middles of its edges. */
  public static Mesh refined(Mesh mesh) {
    Map<Long, Integer> middles = new HashMap<>();
    int count = mesh.vertexCount();
    float[] positions =
        Arrays.copyOf(mesh.floatPositions(), 3 * (count + 3 * mesh.triangleCount()));
    int[] finer = new int[12 * mesh.triangleCount()];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      int[] m = new int[3];
      for (int k = 0; k < 3; k++) {
        int a = mesh.vertex(t, k);
        int b = mesh.vertex(t, (k + 1) % 3);
        int next = count + middles.size();
        m[k] = middles.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), x -> next);
        for (int axis = 0; axis < 3; axis++) {
          positions[3 * m[k] + axis] =
              (float) ((mesh.position(a, axis) + mesh.position(b, axis)) / 2);
        }
      }
      int a = mesh.vertex(t, 0);
      int b = mesh.vertex(t, 1);
      int c = mesh.vertex(t, 2);
      int[] four = {a, m[0], m[2], m[0], b, m[1], m[2], m[1], c, m[0], m[1], m[2]};
      System.arraycopy(four, 0, finer, 12 * t, 12);
    }
    return Mesh.of(Arrays.copyOf(positions, 3 * (count + middles.size())), finer);
  }

  private static void normalise(double[][] v) {
    for (double[] p : v) {
      double length = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
      for (int axis = 0; axis < 3; axis++) {
        p[axis] /= length;
      }
    }
  }

  private static float[] flat(double[][] v) {
    float[] positions = new float[3 * v.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (float) v[i / 3][i % 3];
    }
    return positions;
  }

  /** A torus about the z axis: radius of the ring, radius of the tube, steps along each. */
  public static Mesh torus(double ring, double tube, int around, int across) {
    double[][] v = new double[around * across][];
    int[] f = new int[6 * around * across];
    for (int i = 0; i < around; i++) {
      for (int j = 0; j < across; j++) {
        double u = 2 * Math.PI * i / around;
        double w = 2 * Math.PI * j / across;
        double r = ring + tube * Math.cos(w);
        v[i * across + j] = new double[] {r * Math.cos(u), r * Math.sin(u), tube * Math.sin(w)};
        int a = i * across + j;
        int b = (i + 1) % around * across + j;
        int c = (i + 1) % around * across + (j + 1) % across;
        int d = i * across + (j + 1) % across;
        System.arraycopy(new int[] {a, b, c, a, c, d}, 0, f, 6 * a, 6);
      }
    }
    return Mesh.of(flat(v), f);
  }

  /** A box from the origin; corner i has x at bit 0, y at bit 1, z at bit 2 of i. */
  public static Mesh box(float x, float y, float z) {
    float[] positions = new float[24];
    for (int i = 0; i < 8; i++) {
      positions[3 * i] = (i & 1) * x;
      positions[3 * i + 1] = (i >> 1 & 1) * y;
      positions[3 * i + 2] = (i >> 2) * z;
    }
    return Mesh.of(
        positions,
        new int[] {
          0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2,
          1, 3, 7, 1, 7, 5
        });
  }

  /** Without the last triangles. */
  public static Mesh without(Mesh mesh, int triangles) {
    int[] corners = mesh.corners();
    return Mesh.of(mesh.positions(), Arrays.copyOf(corners, corners.length - 3 * triangles));
  }

  /** Some triangles turned the other way. */
  public static Mesh flipped(Mesh mesh, int from, int to) {
    int[] corners = mesh.corners();
    for (int t = from; t < to; t++) {
      int swap = corners[3 * t];
      corners[3 * t] = corners[3 * t + 1];
      corners[3 * t + 1] = swap;
    }
    return Mesh.of(mesh.positions(), corners);
  }

  /** All triangles turned the other way. */
  public static Mesh insideOut(Mesh mesh) {
    return flipped(mesh, 0, mesh.triangleCount());
  }

  /** Enlarged about the origin, then moved along x. */
  public static Mesh placed(Mesh mesh, float scale, float x) {
    float[] positions = mesh.floatPositions();
    for (int i = 0; i < positions.length; i++) {
      positions[i] = positions[i] * scale + (i % 3 == 0 ? x : 0);
    }
    return Mesh.of(positions, mesh.corners());
  }

  /** Both, as two parts of one mesh. */
  public static Mesh both(Mesh a, Mesh b) {
    float[] positions = Arrays.copyOf(a.floatPositions(), 3 * (a.vertexCount() + b.vertexCount()));
    System.arraycopy(b.floatPositions(), 0, positions, 3 * a.vertexCount(), 3 * b.vertexCount());
    int[] corners = Arrays.copyOf(a.corners(), 3 * (a.triangleCount() + b.triangleCount()));
    for (int i = 0; i < 3 * b.triangleCount(); i++) {
      corners[3 * a.triangleCount() + i] = b.vertex(i / 3, i % 3) + a.vertexCount();
    }
    return Mesh.of(positions, corners);
  }
}
