package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.FloatLoss;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Little-endian binary PLY; positions are float, or double where float would spoil them. */
final class PlyMeshWriter {
  private PlyMeshWriter() {}

  static void write(Mesh mesh, Optional<Normals> normals, OutputStream out) throws IOException {
    boolean wide = FloatLoss.of(mesh) > FloatLoss.NONE;
    String type = wide ? "double" : "float";
    String normalProperties =
        normals.isPresent() ? "property float nx\nproperty float ny\nproperty float nz\n" : "";
    String header =
        "ply\nformat binary_little_endian 1.0\ncomment Tessera\n"
            + "element vertex "
            + mesh.vertexCount()
            + "\nproperty %1$s x\nproperty %1$s y\nproperty %1$s z\n".formatted(type)
            + normalProperties
            + "element face "
            + mesh.triangleCount()
            + "\nproperty list uchar int vertex_indices\nend_header\n";
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer row = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    for (int v = 0; v < mesh.vertexCount(); v++) {
      row.clear();
      for (int axis = 0; axis < 3; axis++) {
        if (wide) {
          row.putDouble(mesh.position(v, axis));
        } else {
          row.putFloat((float) mesh.position(v, axis));
        }
      }
      for (int axis = 0; axis < 3 && normals.isPresent(); axis++) {
        row.putFloat(normals.get().get(v, axis));
      }
      out.write(row.array(), 0, row.position());
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      row.clear().put((byte) 3);
      for (int corner = 0; corner < 3; corner++) {
        row.putInt(mesh.vertex(t, corner));
      }
      out.write(row.array(), 0, row.position());
    }
  }
}
