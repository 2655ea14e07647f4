package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;

/**
 * What was read from a file.
 *
 * @param mesh all parts together, units and axes of the file
 * @param format what the file is, whatever its extension says
 * @param up the axis that points up by the convention of the format
 * @param parts groups or objects with triangles (OBJ), solids (STL), nodes with triangles (glTF);
 *     otherwise 1
 */
public record MeshFile(Mesh mesh, MeshFormat format, UpAxis up, int parts) {}
