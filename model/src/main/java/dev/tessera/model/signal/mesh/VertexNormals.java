package dev.tessera.model.signal.mesh;

/**
 * Normals of a mesh that came without: at each vertex the mean of the normals of the triangles
 * around it, each weighted by its angle there (Thuermer and Wuethrich 1998), so that how a face is
 * cut into triangles does not matter.
 */
public final class VertexNormals {
  private final Mesh mesh;
  private final float[] sums;
  private final double[] edges = new double[9];
  private final double[] normal = new double[3];
  private int next;

  /** Nothing summed yet; for work in short steps. */
  public VertexNormals(Mesh mesh) {
    this.mesh = mesh;
    sums = new float[mesh.vertexCount() * 3];
  }

  /** Unit normals, one per vertex; (0,1,0) where no triangle of any area touches a vertex. */
  public static Normals of(Mesh mesh) {
    VertexNormals normals = new VertexNormals(mesh);
    while (normals.step(Integer.MAX_VALUE)) {}
    float[] directions = new float[normals.sums.length];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      normals.put(v, directions);
    }
    return Normals.of(directions);
  }

  /**
   * Adds triangles to the normals of their vertices.
   *
   * @param triangles how many, at most
   * @return whether there are more
   */
  public boolean step(int triangles) {
    int end = (int) Math.min(mesh.triangleCount(), (long) next + triangles);
    for (int t = next; t < end; t++) {
      add(t);
    }
    next = end;
    return next < mesh.triangleCount();
  }

  private void add(int triangle) {
    for (int corner = 0; corner < 3; corner++) {
      int from = mesh.vertex(triangle, corner);
      int to = mesh.vertex(triangle, (corner + 1) % 3);
      for (int axis = 0; axis < 3; axis++) {
        edges[corner * 3 + axis] = mesh.position(to, axis) - mesh.position(from, axis);
      }
      normalise(edges, corner * 3);
    }
    normal[0] = edges[1] * edges[5] - edges[2] * edges[4];
    normal[1] = edges[2] * edges[3] - edges[0] * edges[5];
    normal[2] = edges[0] * edges[4] - edges[1] * edges[3];
    normalise(normal, 0);
    for (int corner = 0; corner < 3; corner++) {
      double angle = Math.acos(Math.max(-1, Math.min(1, -cosine(edges, corner))));
      int vertex = mesh.vertex(triangle, corner) * 3;
      for (int axis = 0; axis < 3; axis++) {
        sums[vertex + axis] += (float) (angle * normal[axis]);
      }
    }
  }

  /**
   * Copies the normal of a vertex, once all triangles are added.
   *
   * @param directions receives it at 3 * vertex
   */
  public void put(int vertex, float[] directions) {
    for (int axis = 0; axis < 3; axis++) {
      normal[axis] = sums[vertex * 3 + axis];
    }
    if (!normalise(normal, 0)) {
      normal[1] = 1;
    }
    for (int axis = 0; axis < 3; axis++) {
      directions[vertex * 3 + axis] = (float) normal[axis];
    }
  }

  /** Cosine of the angle between the edge that leaves a corner and the one that reaches it. */
  private static double cosine(double[] edges, int corner) {
    int leaving = corner * 3;
    int reaching = (corner + 2) % 3 * 3;
    return edges[leaving] * edges[reaching]
        + edges[leaving + 1] * edges[reaching + 1]
        + edges[leaving + 2] * edges[reaching + 2];
  }

  private static boolean normalise(double[] vectors, int at) {
    double length =
        Math.sqrt(
            vectors[at] * vectors[at]
                + vectors[at + 1] * vectors[at + 1]
                + vectors[at + 2] * vectors[at + 2]);
    if (!(length > 0)) {
      return false;
    }
    for (int axis = 0; axis < 3; axis++) {
      vectors[at + axis] /= length;
    }
    return true;
  }
}
