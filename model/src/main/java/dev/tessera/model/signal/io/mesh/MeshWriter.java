package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Turns a mesh into the bytes of a file. */
@FunctionalInterface
interface MeshWriter {
  /** Writes everything; the stream stays open. */
  void write(Mesh mesh, Optional<Normals> normals, OutputStream out) throws IOException;

  /** The writer of a format. */
  static MeshWriter of(MeshFormat format) {
    return switch (format) {
      case OBJ -> ObjMeshWriter::write;
      case STL -> (mesh, normals, out) -> StlMeshWriter.write(mesh, out);
      case PLY -> PlyMeshWriter::write;
      case GLB -> GlbMeshWriter::write;
      case OFF, GLTF ->
          throw new IllegalArgumentException(format.label() + " files are read, not written");
    };
  }
}
