package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Compressed code-books as files, {@code .tsra}. In this order, lengths in front of what they
 * count, numbers with the highest byte first:
 *
 * <pre>
 * "TSRA", version (1 byte), channels (1), bits per channel (1), smoothing (1)
 * height (4), width (4), SHA-256 of the network's file (32)
 * for RGB or grey, then for alpha if there is one:
 *   step (2), how far below the middle of a step (1, 1), length (4), bytes of the range coder
 * length (4) and the network's file, or 0
 * CRC-32 of all that (4)
 * </pre>
 */
public final class CodeBookFile {
  /** How names of such files end. */
  public static final String EXTENSION = ".tsra";

  private static final byte[] MAGIC = "TSRA".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HASH = 32;
  private static final int SUM = 4;
  private static final int HEADER = MAGIC.length + 4 + 8 + HASH;
  private static final int PLANE = 8;
  private static final int MOST_SIDE = 1 << 20;
  private static final long MOST_BYTES = 1L << 28;
  private static final int BYTE = 0xff;

  private CodeBookFile() {}

  /** Whether a file begins as a code-book does; false if it cannot be read. */
  public static boolean recognise(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @throws SaveException if the target cannot be written
   */
  public static void write(CodeBook book, Path file) throws SaveException {
    byte[] bytes = bytes(book);
    AtomicFile.stream(file, out -> out.write(bytes));
  }

  /** Bytes of a file. */
  public static byte[] bytes(CodeBook book) {
    ByteBuffer out = ByteBuffer.allocate(length(book));
    CodeBook.Picture picture = book.picture();
    out.put(MAGIC).put((byte) VERSION).put((byte) picture.channels());
    out.put((byte) picture.bitDepth()).put((byte) book.smoothing().strength());
    out.putInt(picture.height()).putInt(picture.width());
    out.put(HexFormat.of().parseHex(book.network()));
    put(out, book.colour());
    book.alpha().ifPresent(alpha -> put(out, alpha));
    byte[] network = book.embedded().orElse(new byte[0]);
    out.putInt(network.length).put(network);
    return out.putInt(sum(out.array(), out.position())).array();
  }

  /** Bytes that {@link #bytes} has. */
  public static int length(CodeBook book) {
    int planes = PLANE + book.colour().bytes().length;
    planes += book.alpha().map(alpha -> PLANE + alpha.bytes().length).orElse(0);
    return HEADER + planes + Integer.BYTES + book.embedded().map(n -> n.length).orElse(0) + SUM;
  }

  private static void put(ByteBuffer out, PlaneCode plane) {
    Steps steps = plane.steps();
    out.putShort((short) steps.code());
    out.put((byte) steps.lower().one()).put((byte) steps.lower().more());
    out.putInt(plane.bytes().length).put(plane.bytes());
  }

  private static int sum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Reads a file.
   *
   * @param mostPixels a larger picture is refused before anything of its size is allocated
   * @throws ArchiveFormatException if it is missing, unreadable, truncated, altered, of a version
   *     to come, or too large
   */
  public static CodeBook read(Path file, long mostPixels) throws ArchiveFormatException {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? "a folder or device" : "nothing of that name";
      throw new ArchiveFormatException(name, "a file", found, "path");
    }
    try {
      long length = Files.size(file);
      if (length > MOST_BYTES) {
        throw new ArchiveFormatException(
            name, "at most " + MOST_BYTES + " bytes", length + "", "end of the file");
      }
      return read(Files.readAllBytes(file), name, mostPixels);
    } catch (IOException e) {
      throw new ArchiveFormatException(
          name, "a readable file", e.getClass().getSimpleName(), "while reading", e);
    }
  }

  /** As above, from the bytes of a file of this name. */
  public static CodeBook read(byte[] bytes, String name, long mostPixels)
      throws ArchiveFormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    requireKind(in, name);
    int end = bytes.length - SUM;
    if (end < HEADER || in.getInt(end) != sum(bytes, end)) {
      throw new ArchiveFormatException(
          name,
          "a whole code-book, unchanged since it was written",
          "other contents than its checksum tells: it was cut off or altered",
          "byte " + Math.max(0, end));
    }
    in.limit(end);
    return new Parser(in, name).book(mostPixels);
  }

  private static void requireKind(ByteBuffer in, String name) throws ArchiveFormatException {
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() <= magic.length || !Arrays.equals(MAGIC, start(in, magic))) {
      throw new ArchiveFormatException(
          name, "a compressed code-book, " + EXTENSION, "something else", "byte 0");
    }
    int version = in.get() & BYTE;
    if (version != VERSION) {
      throw new ArchiveFormatException(
          name,
          "version " + VERSION + " of compressed code-books",
          "version " + version + (version > VERSION ? ", which a newer Tessera wrote" : ""),
          "byte " + MAGIC.length);
    }
  }

  private static byte[] start(ByteBuffer in, byte[] bytes) {
    in.get(bytes);
    return bytes;
  }

  /** Takes apart what has the right checksum, which is no proof that it is sound. */
  private record Parser(ByteBuffer in, String name) {
    CodeBook book(long mostPixels) throws ArchiveFormatException {
      int channels = number(1, "1 to 4 channels", 1, 4);
      int bits = number(1, "8 or 16 bits per channel", 8, 16);
      Smoothing smoothing = new Smoothing(number(1, "a smoothing of 0 to 3", 0, Smoothing.MOST));
      int height = number(4, "a height of 1 to " + MOST_SIDE, 1, MOST_SIDE);
      int width = number(4, "a width of 1 to " + MOST_SIDE, 1, MOST_SIDE);
      var picture = new CodeBook.Picture(height, width, channels, bits == 16 ? 16 : 8);
      if (picture.pixels() > mostPixels) {
        throw bad(
            "a picture of at most " + mostPixels + " pixels, which fits in memory",
            width + " x " + height);
      }
      byte[] hash = new byte[HASH];
      in.get(hash);
      PlaneCode colour = plane();
      Optional<PlaneCode> alpha = picture.alpha() ? Optional.of(plane()) : Optional.empty();
      byte[] network = bytes(0);
      if (in.hasRemaining()) {
        throw bad("the end of the code-book", in.remaining() + " bytes more");
      }
      Optional<byte[]> embedded = network.length == 0 ? Optional.empty() : Optional.of(network);
      var reference = new NetworkReference(HexFormat.of().formatHex(hash), embedded);
      return new CodeBook(picture, smoothing, reference, colour, alpha);
    }

    private PlaneCode plane() throws ArchiveFormatException {
      int code = number(2, "a step of 0 to " + Steps.MOST, 0, Steps.MOST);
      int one = number(1, "a byte", 0, BYTE);
      int more = number(1, "a byte", 0, BYTE);
      return new PlaneCode(new Steps(code, new Steps.Below(one, more)), bytes(SUM));
    }

    private byte[] bytes(int after) throws ArchiveFormatException {
      int most = Math.max(0, in.remaining() - Integer.BYTES - after);
      byte[] bytes = new byte[number(4, "a length of at most " + most, 0, most)];
      in.get(bytes);
      return bytes;
    }

    private int number(int length, String expected, int low, int high)
        throws ArchiveFormatException {
      if (in.remaining() < length) {
        throw bad(expected, "the end of the file");
      }
      long value = 0;
      for (int i = 0; i < length; i++) {
        value = (value << 8) | (in.get() & BYTE);
      }
      if (value < low || value > high) {
        throw bad(expected, value + "");
      }
      return (int) value;
    }

    private ArchiveFormatException bad(String expected, String found) {
      return new ArchiveFormatException(name, expected, found, "byte " + in.position());
    }
  }
}
