package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;

/** Meshes of fields, at once. */
final class Surfaces {
  private Surfaces() {}

  static Mesh of(DistanceField field, int resolution) {
    return of(field, IsosurfaceSettings.of(resolution));
  }

  static Mesh of(DistanceField field, IsosurfaceSettings settings) {
    IsosurfaceExtractor extractor = new IsosurfaceExtractor(field, settings);
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    return extractor.mesh();
  }

  /** The same triangles seen from the other side. */
  static Mesh insideOut(Mesh mesh) {
    int[] corners = mesh.corners();
    for (int i = 0; i < corners.length; i += 3) {
      int first = corners[i];
      corners[i] = corners[i + 1];
      corners[i + 1] = first;
    }
    return Mesh.of(mesh.positions(), corners);
  }
}
