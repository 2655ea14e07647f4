package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.List;

/**
 * What was read from a file.
 *
 * @param mesh all parts together, units and axes of the file
 * @param format what the file is, whatever its extension says
 * @param up the axis that points up by the convention of the format
 * @param parts groups or objects with triangles (OBJ), solids (STL), nodes with triangles (glTF);
 *     otherwise 1
 * @param notes what people should know of how it was read, such as a count that was wrong; without
 *     capital and full stop
 */
public record MeshFile(Mesh mesh, MeshFormat format, UpAxis up, int parts, List<String> notes) {
  /** Copies the notes. */
  public MeshFile {
    notes = List.copyOf(notes);
  }

  /** A file of which there is nothing to note. */
  public MeshFile(Mesh mesh, MeshFormat format, UpAxis up, int parts) {
    this(mesh, format, up, parts, List.of());
  }
}
