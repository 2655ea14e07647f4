package dev.tessera.model.signal.mesh;

/** Vertices that triangles connect, by union and find. */
final class VertexGroups {
  private final int[] parents;
  private final boolean[] used;

  private VertexGroups(int vertices) {
    parents = new int[vertices];
    used = new boolean[vertices];
    for (int v = 0; v < vertices; v++) {
      parents[v] = v;
    }
  }

  /** Connects the corners of all triangles that have three. */
  static VertexGroups of(Mesh mesh) {
    VertexGroups groups = new VertexGroups(mesh.vertexCount());
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (Edges.hasThreeCorners(mesh, t)) {
        groups.connect(mesh, t);
      }
    }
    return groups;
  }

  private void connect(Mesh mesh, int triangle) {
    int root = root(mesh.vertex(triangle, 0));
    used[mesh.vertex(triangle, 0)] = true;
    for (int k = 1; k < 3; k++) {
      used[mesh.vertex(triangle, k)] = true;
      parents[root(mesh.vertex(triangle, k))] = root;
    }
  }

  /** The vertex that stands for all that this one hangs together with. */
  int root(int vertex) {
    int at = vertex;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Whether a vertex has a triangle. */
  boolean used(int vertex) {
    return used[vertex];
  }

  /** How many groups there are. */
  int count() {
    int count = 0;
    for (int v = 0; v < parents.length; v++) {
      count += used[v] && parents[v] == v ? 1 : 0;
    }
    return count;
  }

  /** How many vertices have a triangle. */
  int usedVertices() {
    int count = 0;
    for (boolean is : used) {
      count += is ? 1 : 0;
    }
    return count;
  }
}
