package dev.tessera.app.way;

import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.RasterPicture;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.List;

/** Small pictures of surfaces; pure, for the I/O pool. */
final class ShapeStill {
  /** Pixels of a picture's side. */
  static final int SIDE = 160;

  /** Cells along each axis that are enough for it. */
  static final int CELLS = 48;

  private ShapeStill() {}

  static PixelImage of(Mesh mesh) {
    DisplayMesh solid = DisplayMesh.of(mesh, VertexNormals.of(mesh), DisplayMesh.SLATE);
    RasterPicture drawn =
        RasterPicture.of(List.of(solid), OrbitCamera.of(1), false, SIDE, SIDE, true);
    return new PixelImage(SIDE, SIDE, drawn.takePixels());
  }
}
