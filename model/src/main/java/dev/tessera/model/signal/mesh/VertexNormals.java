package dev.tessera.model.signal.mesh;

/**
 * Normals of a mesh that came without: at each vertex the mean of the normals of the triangles
 * around it, each weighted by its angle there (Thuermer and Wuethrich 1998), so that how a face is
 * cut into triangles does not matter.
 */
public final class VertexNormals {
  private VertexNormals() {}

  /** Unit normals, one per vertex; (0,1,0) where no triangle of any area touches a vertex. */
  public static Normals of(Mesh mesh) {
    float[] sums = new float[mesh.vertexCount() * 3];
    double[] edges = new double[9];
    double[] normal = new double[3];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int corner = 0; corner < 3; corner++) {
        int from = mesh.vertex(t, corner);
        int to = mesh.vertex(t, (corner + 1) % 3);
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
        int vertex = mesh.vertex(t, corner) * 3;
        for (int axis = 0; axis < 3; axis++) {
          sums[vertex + axis] += (float) (angle * normal[axis]);
        }
      }
    }
    double[] one = new double[3];
    for (int v = 0; v < sums.length; v += 3) {
      for (int axis = 0; axis < 3; axis++) {
        one[axis] = sums[v + axis];
      }
      if (!normalise(one, 0)) {
        one[1] = 1;
      }
      for (int axis = 0; axis < 3; axis++) {
        sums[v + axis] = (float) one[axis];
      }
    }
    return Normals.of(sums);
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
