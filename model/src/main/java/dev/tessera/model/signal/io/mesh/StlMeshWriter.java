package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.geometry.euclidean.threed.Vector3D;
import org.apache.commons.geometry.io.euclidean.threed.stl.BinaryStlWriter;

/** Binary STL with the normals of the triangles; those of zero area have none, as is usual. */
final class StlMeshWriter {
  private StlMeshWriter() {}

  /** The library closes the stream at the end, so it is not closed here. */
  @SuppressWarnings("resource")
  static void write(Mesh mesh, OutputStream out) throws IOException {
    BinaryStlWriter writer = new BinaryStlWriter(out);
    try {
      writer.writeHeader("Tessera".getBytes(StandardCharsets.US_ASCII), mesh.triangleCount());
      for (int t = 0; t < mesh.triangleCount(); t++) {
        writer.writeTriangle(
            corner(mesh, t, 0), corner(mesh, t, 1), corner(mesh, t, 2), up(mesh, t));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Vector3D corner(Mesh mesh, int triangle, int corner) {
    int v = mesh.vertex(triangle, corner);
    return Vector3D.of(mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2));
  }

  private static Vector3D up(Mesh mesh, int t) {
    double length = 2 * mesh.area(t);
    return length > 0
        ? Vector3D.of(
            mesh.cross(t, 0) / length, mesh.cross(t, 1) / length, mesh.cross(t, 2) / length)
        : Vector3D.ZERO;
  }
}
