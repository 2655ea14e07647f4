package dev.tessera.model.signal.io.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The lines of a text, without comments and empty ones, as words. */
final class MeshLines {
  private final BufferedReader reader;
  private long number;

  /**
   * Reads on from where a stream stands.
   *
   * @param lines how many lines came before
   */
  MeshLines(InputStream in, long lines) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    this.number = lines;
  }

  /** The words of the next line that has some; null at the end. */
  @Nullable StringTokenizer next() throws IOException {
    String line;
    while ((line = reader.readLine()) != null) {
      number++;
      int comment = line.indexOf('#');
      StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
      if (words.hasMoreTokens()) {
        return words;
      }
    }
    return null;
  }

  /** As {@link #next}, where the file must not end. */
  StringTokenizer require() throws IOException {
    StringTokenizer words = next();
    if (words == null) {
      throw BadMeshException.truncated();
    }
    return words;
  }

  /** Where the last line stands, such as "line 12". */
  String place() {
    return "line " + number;
  }

  /** The next word of a line as a number. */
  double number(StringTokenizer words) throws BadMeshException {
    String word = word(words);
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      return special(word);
    }
  }

  private double special(String word) throws BadMeshException {
    if (word.matches("(?i)[-+]?(nan|inf|infinity|1\\.#.*)")) {
      return Double.NaN;
    }
    throw unreadable(word);
  }

  /** The next word of a line as a whole number. */
  int integer(StringTokenizer words) throws BadMeshException {
    String word = word(words);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw unreadable(word);
    }
  }

  private String word(StringTokenizer words) throws BadMeshException {
    if (!words.hasMoreTokens()) {
      throw new BadMeshException("more numbers in " + place(), "its end");
    }
    return words.nextToken();
  }

  private BadMeshException unreadable(String word) {
    String shown = word.length() > 20 ? word.substring(0, 20) + "..." : word;
    return new BadMeshException("a number in " + place(), "\"" + shown + "\"");
  }
}
