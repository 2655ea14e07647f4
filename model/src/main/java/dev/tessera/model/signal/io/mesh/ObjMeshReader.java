package dev.tessera.model.signal.io.mesh;

import de.javagl.obj.AbstractWritableObj;
import de.javagl.obj.FloatTuple;
import de.javagl.obj.ObjFace;
import de.javagl.obj.ObjReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

/** Wavefront OBJ: the library reads vertices and faces of the lines that {@link ObjLines} gives. */
final class ObjMeshReader extends AbstractWritableObj {
  private final ObjLines lines;
  private final MeshBuilder mesh;
  private int[] polygon = new int[8];
  private int partsBefore;

  private ObjMeshReader(ObjLines lines) {
    this.lines = lines;
    this.mesh = new MeshBuilder(lines::place);
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    try (ObjLines lines = new ObjLines(input.open())) {
      ObjMeshReader reader = new ObjMeshReader(lines);
      try {
        ObjReader.read(lines, reader);
      } catch (BadMeshException | CancellationException e) {
        throw e;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } catch (IOException | RuntimeException e) {
        throw lines.unreadable(e);
      }
      return reader.mesh;
    }
  }

  @Override
  public void addVertex(FloatTuple vertex) {
    try {
      if (vertex.getDimensions() < 3) {
        throw new BadMeshException(
            "three coordinates of a vertex", vertex.getDimensions() + " in " + lines.place());
      }
      mesh.vertex(vertex.getX(), vertex.getY(), vertex.getZ());
    } catch (BadMeshException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void addFace(ObjFace face) {
    int n = face.getNumVertices();
    if (polygon.length < n) {
      polygon = new int[2 * n];
    }
    for (int i = 0; i < n; i++) {
      polygon[i] = face.getVertexIndex(i);
    }
    if (lines.parts() != partsBefore) {
      partsBefore = lines.parts();
      mesh.part();
    }
    try {
      mesh.face(polygon, n);
    } catch (BadMeshException e) {
      throw new UncheckedIOException(e);
    }
  }
}
