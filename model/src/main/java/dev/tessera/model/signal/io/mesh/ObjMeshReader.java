package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Wavefront OBJ: vertices and faces; what else is said about curves, texture and material is passed
 * over. Ours, because positions are wanted as double, and because libraries do not read all that is
 * written: continued lines, faces that come before their vertices, references with open ends.
 */
final class ObjMeshReader {
  private final MeshText text;
  private final MeshBuilder mesh;
  private final DeferredFaces deferred = new DeferredFaces();
  private int[] polygon = new int[8];
  private long line;

  private ObjMeshReader(MeshText text) {
    this.text = text;
    this.mesh = new MeshBuilder(() -> "line " + line);
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      return new ObjMeshReader(new MeshText(new ByteFeed(in), 0, true)).read();
    }
  }

  private MeshBuilder read() throws IOException {
    while (text.nextLine()) {
      text.word();
      line = text.lineNumber();
      if (text.is("v")) {
        vertex();
      } else if (text.is("f") || text.is("fo")) {
        face();
      } else if (text.is("o") || text.is("g")) {
        mesh.part();
      }
    }
    deferred.forEach(
        (number, corners, n) -> {
          line = number;
          mesh.face(corners, n);
        });
    return mesh;
  }

  /** Numbers behind the third are a weight or a colour. */
  private void vertex() throws IOException {
    double x = coordinate(0);
    double y = coordinate(1);
    double z = coordinate(2);
    mesh.vertex(x, y, z);
  }

  private double coordinate(int before) throws IOException {
    if (!text.hasWord()) {
      throw new BadMeshException("three coordinates of a vertex", before + " in " + text.place());
    }
    return text.number();
  }

  private void face() throws IOException {
    int n = 0;
    boolean later = false;
    while (text.hasWord()) {
      text.word();
      if (n > 0 && text.at(0) == '/') {
        references(0);
        continue;
      }
      if (n == polygon.length) {
        polygon = Arrays.copyOf(polygon, 2 * n);
      }
      int vertex = corner();
      later |= vertex >= mesh.vertexCount();
      polygon[n++] = vertex;
    }
    if (n < 2) {
      throw new BadMeshException(
          "faces of three vertices or more", "one of " + n + " in " + text.place());
    }
    if (later) {
      deferred.keep(line, polygon, n);
      mesh.countPart();
    } else {
      mesh.face(polygon, n);
    }
  }

  /** The vertex of the word taken last, counted from 0; less than 0 if it lies before the first. */
  private int corner() throws BadMeshException {
    int at = text.at(0) == '-' || text.at(0) == '+' ? 1 : 0;
    int digits = at;
    long index = 0;
    while (at < text.length() && text.at(at) >= '0' && text.at(at) <= '9') {
      index = Math.min(Integer.MAX_VALUE, 10 * index + (text.at(at) - '0'));
      at++;
    }
    if (at == digits) {
      throw text.unreadable("faces of vertices, counted from 1,");
    }
    references(at);
    if (index == 0) {
      throw text.unreadable("faces of vertices, counted from 1 or back from -1,");
    }
    if (index == Integer.MAX_VALUE) {
      throw new BadMeshException(
          "faces of vertices that exist", "\"" + text.shown() + "\" in " + text.place());
    }
    return (int) (text.at(0) == '-' ? Math.max(-1, mesh.vertexCount() - index) : index - 1);
  }

  /** Texture and normal behind a vertex, either of which may be left out. */
  private void references(int from) throws BadMeshException {
    int slashes = 0;
    for (int i = from; i < text.length(); i++) {
      byte c = text.at(i);
      slashes += c == '/' ? 1 : 0;
      boolean sign = (c == '-' || c == '+') && text.at(i - 1) == '/';
      if (slashes > 2 || !(c == '/' || sign || (c >= '0' && c <= '9')) || slashes == 0) {
        throw text.unreadable("faces as vertex/texture/normal");
      }
    }
  }
}
