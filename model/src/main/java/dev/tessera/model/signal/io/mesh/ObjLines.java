package dev.tessera.model.signal.io.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an OBJ file that say where the surface is, one at a time, so that the place of a
 * mistake is known. It also takes away what de.javagl:obj 0.4.0 stumbles over: tabs in faces,
 * comments behind faces, and the backslash of a continued line where no space precedes it, which
 * costs it the last digit.
 */
final class ObjLines extends Reader {
  /** Ten digits may not fit in a number; the library would wrap them around. */
  private static final int DIGITS = 9;

  private final BufferedReader lines;
  private String current = "";
  private int given;
  private long number;
  private int parts;

  ObjLines(InputStream in) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
  }

  /** How many groups and objects were announced. */
  int parts() {
    return parts;
  }

  /** Where the line is that was given last. */
  String place() {
    return "line " + number;
  }

  /** Says that the library does not understand the line that was given last. */
  BadMeshException unreadable(Exception cause) {
    String line = current.strip();
    String shown = line.length() > 40 ? line.substring(0, 40) + "..." : line;
    BadMeshException bad =
        new BadMeshException("vertices and faces in OBJ format", "\"" + shown + "\" in " + place());
    bad.initCause(cause);
    return bad;
  }

  @Override
  public int read(char[] destination, int offset, int count) throws IOException {
    if (given == current.length()) {
      String line = nextOfSurface();
      if (line == null) {
        return -1;
      }
      current = line;
      given = 0;
    }
    int n = Math.min(count, current.length() - given);
    current.getChars(given, given + n, destination, offset);
    given += n;
    return n;
  }

  private @Nullable String nextOfSurface() throws IOException {
    String line;
    while ((line = nextWhole()) != null) {
      int comment = line.indexOf('#');
      String said = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (said.length() > 1 && Character.isWhitespace(said.charAt(1))) {
        char kind = said.charAt(0);
        if (kind == 'o' || kind == 'g') {
          parts++;
        } else if (kind == 'v') {
          return said + "\n";
        } else if (kind == 'f') {
          requireShortNumbers(said);
          return said.replace('\t', ' ') + "\n";
        }
      }
    }
    return null;
  }

  /** A line with those that continue it. */
  private @Nullable String nextWhole() throws IOException {
    String line = lines.readLine();
    number++;
    if (line == null || !line.endsWith("\\")) {
      return line;
    }
    StringBuilder whole = new StringBuilder();
    while (line != null && line.endsWith("\\")) {
      whole.append(line, 0, line.length() - 1).append(' ');
      line = lines.readLine();
      number++;
    }
    return line == null ? whole.toString() : whole.append(line).toString();
  }

  private void requireShortNumbers(String face) throws BadMeshException {
    int digits = 0;
    for (int i = 0; i < face.length(); i++) {
      char c = face.charAt(i);
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits > DIGITS) {
        throw new BadMeshException(
            "faces of vertices that exist", "an index of ten or more digits in " + place());
      }
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
