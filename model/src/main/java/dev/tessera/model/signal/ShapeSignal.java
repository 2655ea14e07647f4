package dev.tessera.model.signal;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshRepair;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.List;

/**
 * A solid that a mesh bounds; its signal is the signed distance to the mesh.
 *
 * @param name a short name for titles, such as the file name
 * @param mesh triangles in the unit sphere, y up, counter-clockwise seen from outside
 * @param placement how the mesh of the file was brought there
 * @param repairs what was repaired, for people, such as "12 triangles turned over"
 */
public record ShapeSignal(String name, Mesh mesh, Placement placement, List<String> repairs)
    implements Signal {
  /** Copies the repairs. */
  public ShapeSignal {
    repairs = List.copyOf(repairs);
  }

  /** A shape that needed no repair. */
  public ShapeSignal(String name, Mesh mesh, Placement placement) {
    this(name, mesh, placement, List.of());
  }

  /**
   * Repairs what is safe to repair in the mesh of a file, and places it in the unit sphere.
   *
   * @throws IllegalArgumentException if no triangle has an area
   */
  public static ShapeSignal of(String name, Mesh fileMesh, UpAxis up) {
    MeshRepair repair = MeshRepair.of(fileMesh);
    Placement placement = Placement.of(repair.mesh(), up);
    return new ShapeSignal(name, placement.toUnit(repair.mesh()), placement, repair.facts());
  }
}
