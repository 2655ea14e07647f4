package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * STL as text. Ours, because the reader of commons-geometry 1.0 ends at the first "endsolid", so
 * that a file of several solids loses all others, and refuses the normals "nan" that some programs
 * write.
 */
final class StlTextReader {
  private StlTextReader() {}

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      MeshLines lines = new MeshLines(in, 0);
      MeshBuilder mesh = new MeshBuilder(lines::place);
      int[] polygon = new int[3];
      int corners = 0;
      boolean inSolid = false;
      StringTokenizer words;
      while ((words = lines.next()) != null) {
        String word = words.nextToken().toLowerCase(Locale.ROOT);
        switch (word) {
          case "solid" -> {
            mesh.part();
            inSolid = true;
          }
          case "endsolid" -> inSolid = false;
          case "vertex" -> {
            mesh.vertex(lines.number(words), lines.number(words), lines.number(words));
            if (corners == polygon.length) {
              polygon = Arrays.copyOf(polygon, 2 * corners);
            }
            polygon[corners++] = mesh.vertexCount() - 1;
          }
          case "endfacet" -> {
            requireTriangle(corners, lines);
            mesh.face(polygon, corners);
            corners = 0;
          }
          case "facet", "outer", "endloop", "color" -> {}
          default ->
              throw new BadMeshException(
                  "facets in STL format", "\"" + word + "\" in " + lines.place());
        }
      }
      if (inSolid || corners > 0) {
        throw BadMeshException.truncated();
      }
      mesh.weld(0, 0);
      return mesh;
    }
  }

  private static void requireTriangle(int corners, MeshLines lines) throws BadMeshException {
    if (corners < 3) {
      throw new BadMeshException(
          "facets of three vertices", "one of " + corners + " in " + lines.place());
    }
  }
}
