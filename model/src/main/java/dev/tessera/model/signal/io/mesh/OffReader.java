package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.StringTokenizer;

/** The object file format of Geomview, as text; colours, normals and texture are passed over. */
final class OffReader {
  /** The least that a line of a vertex or a face takes, with its end. */
  private static final int SHORTEST_LINE = 6;

  private OffReader() {}

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      MeshLines lines = new MeshLines(in, 0);
      StringTokenizer words = afterKeyword(lines);
      int vertices = count(lines, words, "vertices", input.size());
      int faces = count(lines, words, "faces", input.size());
      MeshBuilder mesh = new MeshBuilder(lines::place);
      for (int i = 0; i < vertices; i++) {
        StringTokenizer line = lines.require();
        mesh.vertex(lines.number(line), lines.number(line), lines.number(line));
      }
      int[] polygon = new int[8];
      for (int i = 0; i < faces; i++) {
        StringTokenizer line = lines.require();
        int n = lines.integer(line);
        if (n < 1 || n > line.countTokens()) {
          throw new BadMeshException(
              "faces followed by their vertices", n + " vertices announced in " + lines.place());
        }
        if (polygon.length < n) {
          polygon = new int[2 * n];
        }
        for (int k = 0; k < n; k++) {
          polygon[k] = lines.integer(line);
        }
        mesh.face(polygon, n);
      }
      return mesh;
    }
  }

  /** The counts behind the keyword, which may be absent, or on the next line. */
  private static StringTokenizer afterKeyword(MeshLines lines) throws IOException {
    StringTokenizer words = lines.require();
    String first = words.nextToken();
    if (!first.endsWith("OFF")) {
      return new StringTokenizer(first + " " + (words.hasMoreTokens() ? words.nextToken("") : ""));
    }
    if (first.contains("4") || first.contains("n")) {
      throw new BadMeshException("an OFF file in three dimensions", "one that begins " + first);
    }
    if (!words.hasMoreTokens()) {
      return lines.require();
    }
    if (words.countTokens() == 1) {
      throw new BadMeshException("an OFF file as text", "one that begins OFF BINARY");
    }
    return words;
  }

  private static int count(MeshLines lines, StringTokenizer words, String of, long size)
      throws BadMeshException {
    int count = lines.integer(words);
    if (count < 0 || count > size / SHORTEST_LINE + 1) {
      throw new BadMeshException(
          "as many " + of + " as the header says",
          String.format(Locale.ROOT, "%d promised in a file of %d bytes", count, size));
    }
    return count;
  }
}
