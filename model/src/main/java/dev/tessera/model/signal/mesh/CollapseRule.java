package dev.tessera.model.signal.mesh;

/**
 * Which edges may become a point: those whose ends have no neighbours in common but the triangles
 * at the edge (the link condition, by which a manifold stays one), where no triangle turns over.
 */
final class CollapseRule {
  private static final int NONE = -1;

  /** Normals before and after must agree to within about 78 degrees. */
  private static final double LEAST_COSINE = 0.2;

  /** A triangle must be this high over its longest side, or as high as it was. */
  private static final double LEAST_HEIGHT = 1e-3;

  private final CollapsingMesh mesh;

  /** When a vertex was last seen as a neighbour, to count without a set. */
  private final int[] seen;

  private int look;

  CollapseRule(CollapsingMesh mesh) {
    this.mesh = mesh;
    this.seen = new int[mesh.allVertices()];
  }

  /** Whether an edge can become a point at a place, with a surface as sound as before. */
  boolean canCollapse(int a, int b, double[] place) {
    int shared = 0;
    look++;
    for (int c = mesh.firstCorner(a); c != NONE; c = mesh.nextCorner(c)) {
      seen[mesh.otherVertex(c, 1)] = look;
      seen[mesh.otherVertex(c, 2)] = look;
      shared += mesh.hasEdgeTo(c, b) ? 1 : 0;
    }
    boolean inside = shared == 2;
    if (shared < 1 || shared > 2 || (inside && mesh.isBoundary(a) && mesh.isBoundary(b))) {
      return false;
    }
    return common(b) == shared
        && !makesTwins(a, b)
        && keepsNormals(a, b, place)
        && keepsNormals(b, a, place);
  }

  /** How many neighbours of a vertex have just been seen as those of another. */
  private int common(int b) {
    int common = 0;
    int sawBoth = -look;
    for (int c = mesh.firstCorner(b); c != NONE; c = mesh.nextCorner(c)) {
      for (int k = 1; k < 3; k++) {
        int v = mesh.otherVertex(c, k);
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
    for (int c = mesh.firstCorner(b); c != NONE; c = mesh.nextCorner(c)) {
      int v = mesh.otherVertex(c, 1);
      int w = mesh.otherVertex(c, 2);
      if (v != a && w != a && seen[v] == -look && seen[w] == -look) {
        for (int d = mesh.firstCorner(a); d != NONE; d = mesh.nextCorner(d)) {
          if (mesh.hasEdgeTo(d, v) && mesh.hasEdgeTo(d, w)) {
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
    for (int c = mesh.firstCorner(vertex); c != NONE; c = mesh.nextCorner(c)) {
      if (!mesh.hasEdgeTo(c, other)) {
        int v = mesh.otherVertex(c, 1);
        int w = mesh.otherVertex(c, 2);
        double was = cross(vertex, v, w, NONE, place, before);
        double is = cross(vertex, v, w, vertex, place, after);
        double dot = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
        if (was > 0 && !(dot > LEAST_COSINE * was * is)) {
          return false;
        }
        double height = is / longest(vertex, v, w, vertex, place);
        if (!(height > LEAST_HEIGHT) && !(height >= was / longest(vertex, v, w, NONE, place))) {
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

  /** Twice the area of a triangle, along its normal; one vertex may lie at a place instead. */
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
    return vertex == moved ? place[axis] : mesh.position(vertex, axis);
  }
}
