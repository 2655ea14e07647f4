package dev.tessera.model.signal.mesh;

/**
 * Vertices that triangles connect, by union and find.
 *
 * @param count how many groups there are
 * @param usedVertices how many vertices have a triangle
 */
record VertexGroups(int count, int usedVertices) {
  /** Connects the corners of all triangles that have three. */
  static VertexGroups of(Mesh mesh) {
    int[] parent = new int[mesh.vertexCount()];
    boolean[] used = new boolean[parent.length];
    for (int v = 0; v < parent.length; v++) {
      parent[v] = v;
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (Edges.hasThreeCorners(mesh, t)) {
        int root = root(parent, mesh.vertex(t, 0));
        used[mesh.vertex(t, 0)] = true;
        for (int k = 1; k < 3; k++) {
          used[mesh.vertex(t, k)] = true;
          parent[root(parent, mesh.vertex(t, k))] = root;
        }
      }
    }
    int count = 0;
    int usedVertices = 0;
    for (int v = 0; v < parent.length; v++) {
      usedVertices += used[v] ? 1 : 0;
      count += used[v] && parent[v] == v ? 1 : 0;
    }
    return new VertexGroups(count, usedVertices);
  }

  private static int root(int[] parent, int v) {
    int at = v;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
