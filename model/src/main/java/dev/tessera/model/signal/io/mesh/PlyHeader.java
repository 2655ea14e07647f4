package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text at the beginning of a PLY file: what follows, in which order.
 *
 * @param encoding how the numbers are written
 * @param elements in the order of the file
 * @param lines of the header
 */
record PlyHeader(Encoding encoding, List<Element> elements, int lines) {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 10_000;

  enum Encoding {
    ASCII,
    BINARY_LITTLE_ENDIAN,
    BINARY_BIG_ENDIAN
  }

  /**
   * A number, or a list of numbers that begins with how many.
   *
   * @param type of the number, or of the numbers in the list
   * @param length type of the list's length; absent for a single number
   */
  record Property(String name, PlyType type, Optional<PlyType> length) {}

  /** A table: a name, how many rows, and what a row holds. */
  record Element(String name, long count, List<Property> properties) {
    /** The least that a row takes in a file. */
    long shortestRow(Encoding encoding) {
      if (encoding == Encoding.ASCII) {
        return 2L * properties.size();
      }
      return properties.stream().mapToLong(p -> p.length().orElse(p.type()).bytes()).sum();
    }
  }

  /**
   * Reads up to the line "end_header". Lines end as the first does: with CR alone, or with LF. What
   * follows is not looked at, as a binary body may begin with any byte.
   */
  static PlyHeader read(ByteFeed in) throws IOException {
    Encoding encoding = Encoding.ASCII;
    List<Element> elements = new ArrayList<>();
    int end = endOfLines(in);
    line(in, end);
    for (int number = 2; number < MOST_LINES; number++) {
      String line = line(in, end);
      String[] words = line.strip().split("\\s+");
      switch (words[0]) {
        case "end_header" -> {
          return new PlyHeader(encoding, List.copyOf(elements), number);
        }
        case "format" -> encoding = encoding(words);
        case "element" -> elements.add(element(words, line));
        case "property" -> {
          if (elements.isEmpty()) {
            throw unknown(line);
          }
          elements.get(elements.size() - 1).properties().add(property(words, line));
        }
        case "comment", "obj_info", "" -> {}
        default -> throw unknown(line);
      }
    }
    throw new BadMeshException("a PLY header", "one without an end");
  }

  private static int endOfLines(ByteFeed in) throws IOException {
    int ahead = 0;
    while (ahead < LONGEST_LINE && in.peek(ahead) != '\n' && in.peek(ahead) != '\r') {
      ahead++;
    }
    return in.peek(ahead) == '\r' && in.peek(ahead + 1) != '\n' ? '\r' : '\n';
  }

  private static String line(ByteFeed in, int end) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = in.next()) != end) {
      if (c < 0) {
        throw BadMeshException.truncated();
      }
      if (line.length() >= LONGEST_LINE) {
        throw new BadMeshException("a PLY header", "a line of it without an end");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static Encoding encoding(String[] words) throws BadMeshException {
    String name = words.length > 1 ? words[1] : "";
    return switch (name) {
      case "ascii" -> Encoding.ASCII;
      case "binary_little_endian" -> Encoding.BINARY_LITTLE_ENDIAN;
      case "binary_big_endian" -> Encoding.BINARY_BIG_ENDIAN;
      default -> throw new BadMeshException("a PLY file, ascii or binary", "\"" + name + "\"");
    };
  }

  private static Element element(String[] words, String line) throws BadMeshException {
    if (words.length != 3 || !words[2].matches("\\d{1,15}")) {
      throw unknown(line);
    }
    return new Element(words[1], Long.parseLong(words[2]), new ArrayList<>());
  }

  private static Property property(String[] words, String line) throws BadMeshException {
    if (words.length == 3) {
      return new Property(words[2], type(words[1], line), Optional.empty());
    }
    if (words.length == 5 && words[1].equals("list")) {
      return new Property(words[4], type(words[3], line), Optional.of(type(words[2], line)));
    }
    throw unknown(line);
  }

  private static PlyType type(String name, String line) throws BadMeshException {
    return PlyType.of(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(line));
  }

  private static BadMeshException unknown(String line) {
    String text = new String(line.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    String shown = text.strip();
    return new BadMeshException(
        "a PLY header",
        "the line \"" + (shown.length() > 40 ? shown.substring(0, 40) + "..." : shown) + "\"");
  }
}
