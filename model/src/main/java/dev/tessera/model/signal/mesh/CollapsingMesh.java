package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * A mesh whose edges can be collapsed. Corner c = 3 t + k is corner k of triangle t; each vertex
 * has a list of its corners.
 */
final class CollapsingMesh {
  private static final int END = -1;
  private static final int DEAD = -1;

  /** Normals before and after must agree to within about 78 degrees. */
  private static final double LEAST_COSINE = 0.2;

  /** A triangle must be this high over its longest side, or as high as it was. */
  private static final double LEAST_HEIGHT = 1e-3;

  private final double[] positions;

  /** Vertices of corners, DEAD once the triangle is gone. */
  private final int[] vertices;

  private final int[] first;
  private final int[] next;
  private final boolean[] boundary;

  /** When a vertex was last seen as a neighbour, to count without a set. */
  private final int[] seen;

  private int look;
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
    seen = new int[count];
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

  /** The vertex k corners on in the same triangle. */
  int otherVertex(int corner, int k) {
    return vertices[corner / 3 * 3 + (corner + k) % 3];
  }

  /** Twice the area of a triangle; its direction is put into normal, at that length. */
  double cross(int t, double[] normal) {
    return cross(vertices[3 * t], vertices[3 * t + 1], vertices[3 * t + 2], END, normal, normal);
  }

  /** As above for three vertices, one of which, if it is there, lies elsewhere. */
  private double cross(int a, int b, int c, int moved, double[] place, double[] normal) {
    double square = 0;
    double[] n = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int i = (axis + 1) % 3;
      int j = (axis + 2) % 3;
      double ai = at(a, i, moved, place);
      double aj = at(a, j, moved, place);
      n[axis] =
          (at(b, i, moved, place) - ai) * (at(c, j, moved, place) - aj)
              - (at(b, j, moved, place) - aj) * (at(c, i, moved, place) - ai);
      square += n[axis] * n[axis];
    }
    System.arraycopy(n, 0, normal, 0, 3);
    return Math.sqrt(square);
  }

  private double at(int vertex, int axis, int moved, double[] place) {
    return vertex == moved ? place[axis] : positions[3 * vertex + axis];
  }

  /** Whether an edge can become a point at a place, with a surface as sound as before. */
  boolean canCollapse(int a, int b, double[] place) {
    int shared = 0;
    look++;
    for (int c = firstCorner(a); c != END; c = nextCorner(c)) {
      seen[otherVertex(c, 1)] = look;
      seen[otherVertex(c, 2)] = look;
      shared += hasEdgeTo(c, b) ? 1 : 0;
    }
    boolean inside = shared == 2;
    if (shared < 1 || shared > 2 || (inside && boundary[a] && boundary[b])) {
      return false;
    }
    return common(b) == shared
        && !makesTwins(a, b)
        && keepsNormals(a, b, place)
        && keepsNormals(b, a, place);
  }

  private boolean hasEdgeTo(int corner, int vertex) {
    return otherVertex(corner, 1) == vertex || otherVertex(corner, 2) == vertex;
  }

  /** How many neighbours of a vertex have just been seen as those of another. */
  private int common(int b) {
    int common = 0;
    int sawBoth = -look;
    for (int c = firstCorner(b); c != END; c = nextCorner(c)) {
      for (int k = 1; k < 3; k++) {
        int v = otherVertex(c, k);
        if (seen[v] == look) {
          seen[v] = sawBoth;
          common++;
        }
      }
    }
    return common;
  }

  /** Whether two triangles would have the same three vertices, as when a tetrahedron collapses. */
  private boolean makesTwins(int a, int b) {
    for (int c = firstCorner(b); c != END; c = nextCorner(c)) {
      int v = otherVertex(c, 1);
      int w = otherVertex(c, 2);
      if (v != a && w != a && seen[v] == -look && seen[w] == -look) {
        for (int d = firstCorner(a); d != END; d = nextCorner(d)) {
          if (hasEdgeTo(d, v) && hasEdgeTo(d, w)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether no triangle at a vertex turns over or becomes a needle, except those that go. */
  private boolean keepsNormals(int vertex, int other, double[] place) {
    double[] before = new double[3];
    double[] after = new double[3];
    for (int c = firstCorner(vertex); c != END; c = nextCorner(c)) {
      if (!hasEdgeTo(c, other)) {
        int v = otherVertex(c, 1);
        int w = otherVertex(c, 2);
        double was = cross(vertex, v, w, END, place, before);
        double is = cross(vertex, v, w, vertex, place, after);
        double dot = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
        if (was > 0 && !(dot > LEAST_COSINE * was * is)) {
          return false;
        }
        double height = is / longest(vertex, v, w, vertex, place);
        if (!(height > LEAST_HEIGHT) && !(height >= was / longest(vertex, v, w, END, place))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The square of the longest side. */
  private double longest(int a, int b, int c, int moved, double[] place) {
    double ab = 0;
    double bc = 0;
    double ca = 0;
    for (int axis = 0; axis < 3; axis++) {
      double pa = at(a, axis, moved, place);
      double pb = at(b, axis, moved, place);
      double pc = at(c, axis, moved, place);
      ab += (pa - pb) * (pa - pb);
      bc += (pb - pc) * (pb - pc);
      ca += (pc - pa) * (pc - pa);
    }
    return Math.max(ab, Math.max(bc, ca));
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
    float[] kept = new float[positions.length];
    int[] corners = new int[3 * triangles];
    int count = 0;
    int corner = 0;
    for (int vertex : vertices) {
      if (vertex != DEAD) {
        if (now[vertex] == END) {
          now[vertex] = count;
          for (int axis = 0; axis < 3; axis++) {
            kept[3 * count + axis] = (float) positions[3 * vertex + axis];
          }
          count++;
        }
        corners[corner++] = now[vertex];
      }
    }
    return Mesh.of(Arrays.copyOf(kept, 3 * count), corners);
  }
}
