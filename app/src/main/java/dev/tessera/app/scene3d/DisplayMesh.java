package dev.tessera.app.scene3d;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Optional;

/**
 * A mesh to show; immutable.
 *
 * @param mesh triangles counter-clockwise seen from outside, y up
 * @param normals one per vertex
 * @param tint 0xRRGGBB where there are no false colours
 * @param colours one per vertex
 * @param lit whether light falls on it; what is not lit shows its colours as they are
 */
public record DisplayMesh(
    Mesh mesh, Normals normals, int tint, Optional<VertexColours> colours, boolean lit) {
  /** The colour of clay, for what has no colour of its own. */
  public static final int CLAY = 0xD8D3CA;

  /** The colour of what was reconstructed. */
  public static final int SLATE = 0x8FB0D6;

  /** Rejects parts that do not belong together. */
  public DisplayMesh {
    if (normals.count() != mesh.vertexCount()
        || colours.filter(c -> c.count() != mesh.vertexCount()).isPresent()) {
      throw new IllegalArgumentException(
          normals.count() + " normals and colours " + colours + " do not belong to " + mesh);
    }
  }

  /** A mesh in one colour, 0xRRGGBB. */
  public static DisplayMesh of(Mesh mesh, Normals normals, int tint) {
    return new DisplayMesh(mesh, normals, tint, Optional.empty(), true);
  }

  /** The same in false colours. */
  public DisplayMesh with(VertexColours falseColours) {
    return new DisplayMesh(mesh, normals, tint, Optional.of(falseColours), lit);
  }
}
