package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.io.ImageFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells formats apart by content; what content leaves open the extension decides. */
final class MeshSignature {
  /** How many first bytes are looked at. */
  static final int BYTES = 1 << 16;

  /** A binary STL: 80 bytes of anything, the number of triangles, 50 bytes for each. */
  static final int STL_HEADER = 84;

  static final int STL_TRIANGLE = 50;

  /** Of UTF-8. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private static final Pattern OBJ_VERTEX =
      Pattern.compile(
          "(?:^|[\\r\\n])[ \\t\\f\\x0B]*+v[ \\t\\f\\x0B]++[-+.\\d]\\S*+[ \\t\\f\\x0B]++[-+.\\d]\\S*+"
              + "[ \\t\\f\\x0B]++[-+.\\d]");

  private static final Pattern OFF_KEYWORD =
      Pattern.compile("^\\s*+(?:#[^\\r\\n]*+\\s*+)*+(?:ST)?C?N?4?n?OFF[\\s\\d]");

  private static final Pattern STL_TEXT =
      Pattern.compile(
          "(?i)^\\s*+solid\\b[^\\r\\n]*+\\s++(?:facet|endsolid|end\\s++solid|color)\\b");

  private static final Pattern PLY_TEXT = Pattern.compile("ply\\s");

  private final byte[] head;
  private final String text;
  private final long size;

  /**
   * Looks at a file.
   *
   * @param head its first bytes, {@link #BYTES} where it is that long
   * @param size of the whole file, bytes
   */
  MeshSignature(byte[] head, long size) {
    this.head = head;
    String all = new String(head, StandardCharsets.ISO_8859_1);
    this.text = all.startsWith(BYTE_ORDER_MARK) ? all.substring(BYTE_ORDER_MARK.length()) : all;
    this.size = size;
  }

  /** The format, if the content shows one. */
  Optional<MeshFormat> format() {
    if (text.startsWith("glTF")) {
      return Optional.of(MeshFormat.GLB);
    }
    if (isBinaryStl()) {
      return Optional.of(MeshFormat.STL);
    }
    if (PLY_TEXT.matcher(text).lookingAt()) {
      return Optional.of(MeshFormat.PLY);
    }
    if (OFF_KEYWORD.matcher(text).lookingAt()) {
      return Optional.of(MeshFormat.OFF);
    }
    if (isTextStl()) {
      return Optional.of(MeshFormat.STL);
    }
    return !isJson() && isText() && hasObjVertex() ? Optional.of(MeshFormat.OBJ) : Optional.empty();
  }

  /** Whether it may be JSON, of which more must be read to tell. */
  boolean isJson() {
    return text.stripLeading().startsWith("{");
  }

  /** Whether there is a line that says a vertex of OBJ. */
  boolean hasObjVertex() {
    return OBJ_VERTEX.matcher(text).find();
  }

  /** Whether it begins as STL text does, with a facet or none. */
  boolean isTextStl() {
    return STL_TEXT.matcher(text).lookingAt();
  }

  /** Whether the file is certainly an image. */
  boolean isImage() {
    return ImageFormat.sniff(head).isPresent();
  }

  /** What the file certainly is instead of a mesh, for the end of a sentence. */
  Optional<String> otherThing() {
    Optional<ImageFormat> image = ImageFormat.sniff(head);
    if (image.isPresent()) {
      return Optional.of("a " + image.get() + " image");
    }
    if (text.startsWith("\u00FE\u00FF") || text.startsWith("\u00FF\u00FE")) {
      return Optional.of("a text in UTF-16; save it as UTF-8");
    }
    if (text.startsWith("\u001F\u008B")) {
      return Optional.of("a file packed with gzip; unpack it first");
    }
    if (text.startsWith("PK\3\4")) {
      return Optional.of("a ZIP archive or a file made as one, such as 3MF");
    }
    if (text.startsWith("Kaydara FBX Binary")) {
      return Optional.of("an FBX file");
    }
    if (text.startsWith("BLENDER")) {
      return Optional.of("a Blender file");
    }
    return text.stripLeading().startsWith("<")
        ? Optional.of("an XML or HTML text")
        : Optional.empty();
  }

  /** Whether a text begins as an STL file does. */
  boolean beginsSolid() {
    return text.stripLeading().startsWith("solid");
  }

  /** Whether the file has exactly the length that its number of triangles asks for. */
  boolean isBinaryStl() {
    return head.length >= STL_HEADER && size == STL_HEADER + STL_TRIANGLE * promisedTriangles();
  }

  /** The number of triangles that a binary STL of these bytes would promise. */
  long promisedTriangles() {
    return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(80) & 0xFFFF_FFFFL;
  }

  /** Whether there are no control characters but white space in what was looked at. */
  boolean isText() {
    return text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c));
  }
}
