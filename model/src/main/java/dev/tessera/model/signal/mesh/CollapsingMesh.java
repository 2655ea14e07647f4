package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * A mesh whose edges can be collapsed. Corner c = 3 t + k is corner k of triangle t; each vertex
 * has a list of its corners.
 */
final class CollapsingMesh {
  private static final int END = -1;
  private static final int DEAD = -1;

  private final double[] positions;

  /** Vertices of corners, DEAD once the triangle is gone. */
  private final int[] vertices;

  private final int[] first;
  private final int[] next;
  private final boolean[] boundary;
  private int triangles;

  CollapsingMesh(Mesh mesh) {
    int count = mesh.vertexCount();
    positions = new double[3 * count];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = mesh.position(i / 3, i % 3);
    }
    vertices = mesh.corners();
    first = new int[count];
    next = new int[vertices.length];
    boundary = new boolean[count];
    Arrays.fill(first, END);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (!Edges.hasThreeCorners(mesh, t)) {
        Arrays.fill(vertices, 3 * t, 3 * t + 3, DEAD);
        continue;
      }
      triangles++;
      for (int c = 3 * t; c < 3 * t + 3; c++) {
        next[c] = first[vertices[c]];
        first[vertices[c]] = c;
      }
    }
  }

  int allTriangles() {
    return vertices.length / 3;
  }

  int triangleCount() {
    return triangles;
  }

  boolean isAlive(int t) {
    return vertices[3 * t] != DEAD;
  }

  int vertex(int t, int corner) {
    return vertices[3 * t + corner];
  }

  double position(int vertex, int axis) {
    return positions[3 * vertex + axis];
  }

  /** Says that an edge is not inside of a surface. */
  void setBoundary(int a, int b) {
    boundary[a] = true;
    boundary[b] = true;
  }

  boolean isBoundary(int vertex) {
    return boundary[vertex];
  }

  int allVertices() {
    return first.length;
  }

  /** The first corner at a vertex, of triangles that are there; -1 if none. */
  int firstCorner(int vertex) {
    return alive(first[vertex]);
  }

  /** The next corner at the same vertex; -1 if none. */
  int nextCorner(int corner) {
    return alive(next[corner]);
  }

  private int alive(int corner) {
    int at = corner;
    while (at != END && vertices[at] == DEAD) {
      at = next[at];
    }
    return at;
  }

  /** Whether the triangle of a corner has another vertex. */
  boolean hasEdgeTo(int corner, int vertex) {
    return otherVertex(corner, 1) == vertex || otherVertex(corner, 2) == vertex;
  }

  /** The vertex k corners on in the same triangle. */
  int otherVertex(int corner, int k) {
    return vertices[corner / 3 * 3 + (corner + k) % 3];
  }

  /** Twice the area of a triangle; its direction is put into normal, at that length. */
  double cross(int t, double[] normal) {
    int a = 3 * vertices[3 * t];
    int b = 3 * vertices[3 * t + 1];
    int c = 3 * vertices[3 * t + 2];
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      int i = (axis + 1) % 3;
      int j = (axis + 2) % 3;
      normal[axis] =
          (positions[b + i] - positions[a + i]) * (positions[c + j] - positions[a + j])
              - (positions[b + j] - positions[a + j]) * (positions[c + i] - positions[a + i]);
      square += normal[axis] * normal[axis];
    }
    return Math.sqrt(square);
  }

  /** Makes one vertex of two, at a place; a stays, b goes. */
  void collapse(int a, int b, double[] place) {
    int last = END;
    for (int c = first[b]; c != END; c = next[c]) {
      if (vertices[c] != DEAD) {
        if (hasEdgeTo(c, a)) {
          int t = c / 3;
          Arrays.fill(vertices, 3 * t, 3 * t + 3, DEAD);
          triangles--;
        } else {
          vertices[c] = a;
        }
      }
      last = c;
    }
    next[last] = first[a];
    first[a] = first[b];
    first[b] = END;
    dropDead(a);
    boundary[a] |= boundary[b];
    System.arraycopy(place, 0, positions, 3 * a, 3);
  }

  private void dropDead(int vertex) {
    first[vertex] = firstCorner(vertex);
    for (int c = first[vertex]; c != END; c = next[c]) {
      next[c] = nextCorner(c);
    }
  }

  /** What is left. */
  Mesh toMesh() {
    int[] now = new int[first.length];
    Arrays.fill(now, END);
    double[] kept = new double[positions.length];
    int[] corners = new int[3 * triangles];
    int count = 0;
    int corner = 0;
    for (int vertex : vertices) {
      if (vertex != DEAD) {
        if (now[vertex] == END) {
          now[vertex] = count;
          for (int axis = 0; axis < 3; axis++) {
            kept[3 * count + axis] = positions[3 * vertex + axis];
          }
          count++;
        }
        corners[corner++] = now[vertex];
      }
    }
    return Mesh.of(Arrays.copyOf(kept, 3 * count), corners);
  }
}
