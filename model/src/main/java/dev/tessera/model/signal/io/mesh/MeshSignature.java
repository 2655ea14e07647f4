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

  private static final Pattern OBJ_VERTEX =
      Pattern.compile("(?m)^[ \\t]*v[ \\t]+[-+.\\d]\\S*[ \\t]+[-+.\\d]\\S*[ \\t]+[-+.\\d]");

  private static final Pattern OFF_KEYWORD =
      Pattern.compile("^\\s*(#[^\\n]*\\n\\s*)*(ST)?C?N?4?n?OFF\\s");

  private static final Pattern STL_TEXT =
      Pattern.compile("(?is)^\\s*solid\\b[^\\n]*\\n\\s*(facet|endsolid)\\b.*");

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
    this.text = new String(head, StandardCharsets.ISO_8859_1);
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
    if (text.matches("(?s)ply\\s.*")) {
      return Optional.of(MeshFormat.PLY);
    }
    if (OFF_KEYWORD.matcher(text).lookingAt()) {
      return Optional.of(MeshFormat.OFF);
    }
    if (STL_TEXT.matcher(text).lookingAt()) {
      return Optional.of(MeshFormat.STL);
    }
    if (text.stripLeading().startsWith("{") && text.contains("\"asset\"")) {
      return Optional.of(MeshFormat.GLTF);
    }
    return OBJ_VERTEX.matcher(text).find() && isText()
        ? Optional.of(MeshFormat.OBJ)
        : Optional.empty();
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
    return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
  }
}
