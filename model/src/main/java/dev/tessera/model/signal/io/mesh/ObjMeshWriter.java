package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * OBJ as text. Ours, because numbers are written with as many digits as bring them back exactly.
 */
final class ObjMeshWriter {
  private static final int FLUSH_AT = 1 << 16;

  private ObjMeshWriter() {}

  static void write(Mesh mesh, Optional<Normals> normals, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("# Tessera\n");
    for (int v = 0; v < mesh.vertexCount(); v++) {
      text.append("v ").append(mesh.position(v, 0)).append(' ').append(mesh.position(v, 1));
      text.append(' ').append(mesh.position(v, 2)).append('\n');
      flush(text, FLUSH_AT, out);
    }
    if (normals.isPresent()) {
      Normals n = normals.get();
      for (int v = 0; v < n.count(); v++) {
        text.append("vn ").append(n.get(v, 0)).append(' ').append(n.get(v, 1)).append(' ');
        text.append(n.get(v, 2)).append('\n');
        flush(text, FLUSH_AT, out);
      }
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      text.append('f');
      for (int corner = 0; corner < 3; corner++) {
        int vertex = mesh.vertex(t, corner) + 1;
        text.append(' ').append(vertex);
        if (normals.isPresent()) {
          text.append("//").append(vertex);
        }
      }
      text.append('\n');
      flush(text, FLUSH_AT, out);
    }
    flush(text, 0, out);
  }

  private static void flush(StringBuilder text, int at, OutputStream out) throws IOException {
    if (text.length() > at) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      text.setLength(0);
    }
  }
}
