package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * The edges of a mesh and the triangles at each. Side h = 3 t + k of a triangle t runs from its
 * corner k to the next; sides between the same two vertices, whichever way, are uses of one edge.
 * Triangles with a corner twice are left out: they are points or lines.
 */
final class Edges {
  private final Mesh mesh;

  /** Sides, those of an edge side by side. */
  private final int[] sides;

  /** Where each edge begins in sides, (E+1). */
  private final int[] starts;

  private Edges(Mesh mesh, int[] sides, int[] starts) {
    this.mesh = mesh;
    this.sides = sides;
    this.starts = starts;
  }

  /** Finds all edges, in time proportional to the size of the mesh. */
  static Edges of(Mesh mesh) {
    int count = 0;
    int[] sides = new int[3 * mesh.triangleCount()];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (hasThreeCorners(mesh, t)) {
        for (int k = 0; k < 3; k++) {
          sides[count++] = 3 * t + k;
        }
      }
    }
    sides = sorted(mesh, sorted(mesh, sides, count, true), count, false);
    int edges = 0;
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      if (i == 0 || !sameEdge(mesh, sides[i - 1], sides[i])) {
        starts[edges++] = i;
      }
    }
    starts[edges] = count;
    return new Edges(mesh, sides, Arrays.copyOf(starts, edges + 1));
  }

  /** Whether no corner of a triangle is there twice. */
  static boolean hasThreeCorners(Mesh mesh, int triangle) {
    int a = mesh.vertex(triangle, 0);
    int b = mesh.vertex(triangle, 1);
    int c = mesh.vertex(triangle, 2);
    return a != b && b != c && c != a;
  }

  /** Sides in order of their higher or lower vertex; those of equal vertex stay in order. */
  private static int[] sorted(Mesh mesh, int[] sides, int count, boolean byHigher) {
    int[] next = new int[mesh.vertexCount() + 1];
    for (int i = 0; i < count; i++) {
      next[key(mesh, sides[i], byHigher) + 1]++;
    }
    for (int v = 0; v < mesh.vertexCount(); v++) {
      next[v + 1] += next[v];
    }
    int[] sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[next[key(mesh, sides[i], byHigher)]++] = sides[i];
    }
    return sorted;
  }

  private static int key(Mesh mesh, int side, boolean higher) {
    int from = from(mesh, side);
    int to = to(mesh, side);
    return higher ? Math.max(from, to) : Math.min(from, to);
  }

  private static boolean sameEdge(Mesh mesh, int g, int h) {
    return key(mesh, g, true) == key(mesh, h, true) && key(mesh, g, false) == key(mesh, h, false);
  }

  private static int from(Mesh mesh, int side) {
    return mesh.vertex(side / 3, side % 3);
  }

  private static int to(Mesh mesh, int side) {
    return mesh.vertex(side / 3, (side % 3 + 1) % 3);
  }

  /** E. */
  int count() {
    return starts.length - 1;
  }

  /** How many sides an edge has: 1 at a boundary, 2 inside of a surface. */
  int uses(int edge) {
    return starts[edge + 1] - starts[edge];
  }

  /** The triangle of a use of an edge. */
  int triangle(int edge, int use) {
    return sides[starts[edge] + use] / 3;
  }

  /** The vertex where a use of an edge begins. */
  int from(int edge, int use) {
    return from(mesh, sides[starts[edge] + use]);
  }

  /** The vertex where a use of an edge ends. */
  int to(int edge, int use) {
    return to(mesh, sides[starts[edge] + use]);
  }

  /** How many edges have one side. */
  int boundaries() {
    int count = 0;
    for (int e = 0; e < count(); e++) {
      count += uses(e) == 1 ? 1 : 0;
    }
    return count;
  }

  /** How many edges have more than two sides. */
  int nonManifold() {
    int count = 0;
    for (int e = 0; e < count(); e++) {
      count += uses(e) > 2 ? 1 : 0;
    }
    return count;
  }
}
