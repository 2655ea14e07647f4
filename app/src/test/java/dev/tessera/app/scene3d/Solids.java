package dev.tessera.app.scene3d;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.VertexNormals;

/** Solids for tests. */
final class Solids {
  private Solids() {}

  /** A cube from -1 to 1 of twelve triangles; vertex i has the bits of i as coordinates. */
  static DisplayMesh cube() {
    float[] corners = new float[24];
    for (int v = 0; v < 8; v++) {
      for (int axis = 0; axis < 3; axis++) {
        corners[v * 3 + axis] = (v >> axis & 1) * 2 - 1;
      }
    }
    int[] faces = {
      0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1,
      3, 5, 3, 7, 5
    };
    Mesh mesh = Mesh.of(corners, faces);
    return DisplayMesh.of(mesh, VertexNormals.of(mesh), DisplayMesh.CLAY);
  }
}
