package dev.tessera.model.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The triangles of a mesh, cut until no edge is longer than wanted in any of its poses, so that
 * what is carried vertex by vertex bends. Edges are cut in their middle, alike on both sides: what
 * was closed stays so.
 */
final class Subdivision {
  private final double[][] poses;
  private int[] corners;
  private int vertices;

  private Subdivision(int[] corners, double[][] poses) {
    this.corners = corners;
    this.poses = poses;
    vertices = poses[0].length / 3;
  }

  /**
   * Cuts what is too long.
   *
   * @param corners the vertices of each triangle, (F,3)
   * @param longest an edge may be, more than 0
   * @param poses where the vertices are, (V,3) each, one or more
   */
  static Subdivision of(int[] corners, double longest, double[]... poses) {
    Subdivision all = new Subdivision(corners, poses.clone());
    boolean more = true;
    while (more) {
      more = all.cut(longest);
    }
    for (int k = 0; k < poses.length; k++) {
      all.poses[k] = Arrays.copyOf(all.poses[k], 3 * all.vertices);
    }
    return all;
  }

  /** Cuts each edge that is too long once; says whether there was one. */
  private boolean cut(double longest) {
    Map<Long, Integer> middles = new HashMap<>();
    int[] cut = new int[4 * corners.length];
    int count = 0;
    for (int t = 0; t < corners.length; t += 3) {
      int[] own = {corners[t], corners[t + 1], corners[t + 2]};
      int[] middle = new int[3];
      int cuts = 0;
      for (int k = 0; k < 3; k++) {
        middle[k] = middle(own[k], own[(k + 1) % 3], longest, middles);
        cuts += middle[k] < 0 ? 0 : 1;
      }
      int[] parts = parts(own, middle, cuts);
      System.arraycopy(parts, 0, cut, count, parts.length);
      count += parts.length;
    }
    corners = Arrays.copyOf(cut, count);
    return !middles.isEmpty();
  }

  /** The vertex in the middle of an edge; -1 if it is not cut. */
  private int middle(int a, int b, double longest, Map<Long, Integer> middles) {
    boolean cut = false;
    for (double[] pose : poses) {
      cut |= SurfaceGraph.square(pose, a, pose, b) > longest * longest;
    }
    return cut
        ? middles.computeIfAbsent(((long) Math.min(a, b) << 32) | Math.max(a, b), e -> add(a, b))
        : -1;
  }

  private int add(int a, int b) {
    for (int k = 0; k < poses.length; k++) {
      if (poses[k].length < 3 * (vertices + 1)) {
        poses[k] = Arrays.copyOf(poses[k], 6 * vertices + 3);
      }
      for (int axis = 0; axis < 3; axis++) {
        poses[k][3 * vertices + axis] = (poses[k][3 * a + axis] + poses[k][3 * b + axis]) / 2;
      }
    }
    return vertices++;
  }

  /** The triangles that one becomes. */
  private static int[] parts(int[] own, int[] middle, int cuts) {
    if (cuts == 0) {
      return own;
    }
    if (cuts == 3) {
      return new int[] {
        own[0], middle[0], middle[2], middle[0], own[1], middle[1], //
        middle[2], middle[1], own[2], middle[0], middle[1], middle[2]
      };
    }
    // Turned so that the first edge is cut, and of two that are, the last is not.
    int k = 0;
    while (middle[k] < 0 || (cuts == 2 && middle[(k + 1) % 3] < 0)) {
      k++;
    }
    int a = own[k];
    int b = own[(k + 1) % 3];
    int c = own[(k + 2) % 3];
    int ab = middle[k];
    int bc = middle[(k + 1) % 3];
    return cuts == 1 ? new int[] {a, ab, c, ab, b, c} : new int[] {a, ab, c, ab, bc, c, ab, b, bc};
  }

  /** The vertices of each triangle, (F,3). */
  int[] corners() {
    return corners;
  }

  /** Where the vertices are in a pose, (V,3). */
  double[] pose(int index) {
    return poses[index];
  }

  /** The same, rounded to float. */
  float[] floats(int index) {
    float[] floats = new float[poses[index].length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) poses[index][i];
    }
    return floats;
  }
}
