package dev.tessera.model.signal;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;

/**
 * A solid that a mesh bounds; its signal is the signed distance to the mesh.
 *
 * @param name a short name for titles, such as the file name
 * @param mesh triangles in the unit sphere, y up, counter-clockwise seen from outside
 * @param placement how the mesh of the file was brought there
 */
public record ShapeSignal(String name, Mesh mesh, Placement placement) implements Signal {
  /** Places the mesh of a file in the unit sphere. */
  public static ShapeSignal of(String name, Mesh fileMesh, UpAxis up) {
    Placement placement = Placement.of(fileMesh, up);
    return new ShapeSignal(name, placement.toUnit(fileMesh), placement);
  }
}
