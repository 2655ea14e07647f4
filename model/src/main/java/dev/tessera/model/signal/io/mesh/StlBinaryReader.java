package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.commons.geometry.euclidean.threed.Vector3D;
import org.apache.commons.geometry.io.euclidean.threed.stl.BinaryStlFacetDefinition;
import org.apache.commons.geometry.io.euclidean.threed.stl.BinaryStlFacetDefinitionReader;

/** Binary STL. */
final class StlBinaryReader {
  private StlBinaryReader() {}

  static MeshBuilder read(MeshInput input, MeshSignature signature) throws IOException {
    if (input.size() < MeshSignature.STL_HEADER) {
      throw BadMeshException.truncated();
    }
    long promised = signature.promisedTriangles();
    long present = (input.size() - MeshSignature.STL_HEADER) / MeshSignature.STL_TRIANGLE;
    if (present < promised) {
      throw new BadMeshException(
          String.format(Locale.ROOT, "an STL file of %d triangles, as its header says", promised),
          "a file that ends after " + present);
    }
    try (InputStream in = input.open();
        BinaryStlFacetDefinitionReader reader = new BinaryStlFacetDefinitionReader(in)) {
      long[] facet = {0};
      MeshBuilder mesh = new MeshBuilder(() -> "triangle " + facet[0]);
      int[] corners = new int[3];
      BinaryStlFacetDefinition next;
      while ((next = reader.readFacet()) != null) {
        facet[0]++;
        int corner = 0;
        for (Vector3D v : next.getVertices()) {
          mesh.vertex(v.getX(), v.getY(), v.getZ());
          corners[corner++] = mesh.vertexCount() - 1;
        }
        mesh.face(corners, corner);
      }
      mesh.weld(0, 0);
      return mesh;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
