package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Binary STL with the normals of the triangles; those of zero area have none, as is usual. */
final class StlMeshWriter {
  private StlMeshWriter() {}

  static void write(Mesh mesh, OutputStream out) throws IOException {
    ByteBuffer header =
        ByteBuffer.allocate(MeshSignature.STL_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("Tessera".getBytes(StandardCharsets.US_ASCII));
    header.putInt(MeshSignature.STL_HEADER - 4, mesh.triangleCount());
    out.write(header.array());
    ByteBuffer row = ByteBuffer.allocate(MeshSignature.STL_TRIANGLE).order(ByteOrder.LITTLE_ENDIAN);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      row.clear();
      double length = 2 * mesh.area(t);
      for (int axis = 0; axis < 3; axis++) {
        row.putFloat(length > 0 ? (float) (mesh.cross(t, axis) / length) : 0);
      }
      for (int corner = 0; corner < 3; corner++) {
        for (int axis = 0; axis < 3; axis++) {
          row.putFloat((float) mesh.position(mesh.vertex(t, corner), axis));
        }
      }
      out.write(row.array());
    }
  }
}
