package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.List;

/**
 * What a mesh file holds.
 *
 * @param format what the file is, whatever its extension says
 * @param vertices of all parts together
 * @param triangles of all parts together, polygons cut
 * @param parts as in {@link MeshFile}
 * @param up the axis that points up by the convention of the format
 * @param bounds units and axes of the file
 * @param placement where the mesh would lie in the unit sphere
 * @param report what the surface is, before repairs
 * @param repairs what would be repaired, for people
 * @param inside whether there is something to fit, at 256 cells along each axis
 * @param notes as in {@link MeshFile}
 */
public record MeshInfo(
    MeshFormat format,
    int vertices,
    int triangles,
    int parts,
    UpAxis up,
    Bounds bounds,
    Placement placement,
    MeshReport report,
    List<String> repairs,
    Inside inside,
    List<String> notes) {
  /** Copies the lists. */
  public MeshInfo {
    repairs = List.copyOf(repairs);
    notes = List.copyOf(notes);
  }
}
