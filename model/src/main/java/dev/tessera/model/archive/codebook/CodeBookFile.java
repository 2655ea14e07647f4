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
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Compressed code-books as files, {@code .tsra}. In this order, lengths in front of what they
 * count, numbers with the highest byte first:
 *
 * <pre>
 * "TSRA", version (1 byte; 1 for a picture, 2 for a clip), channels (1), bits per channel (1),
 * smoothing of a picture, or 0 (1)
 * height (4), width (4), SHA-256 of the network's file (32)
 * for a clip: frames (4), frames per second (8, IEEE 754) or 0, and then for each frame how long
 *   it is shown, in microseconds (4); for each frame its smoothing and 4 times the offset of its
 *   steps, which is signed (1)
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
  private static final int PICTURE = 1;
  private static final int CLIP = 2;
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
    boolean clip = book.times().isPresent();
    out.put(MAGIC).put((byte) (clip ? CLIP : PICTURE)).put((byte) picture.channels());
    int smoothing = clip ? 0 : book.coded().codes().get(0).smoothing().strength();
    out.put((byte) picture.bitDepth()).put((byte) smoothing);
    out.putInt(picture.height()).putInt(picture.width());
    out.put(HexFormat.of().parseHex(book.network()));
    CodedFramesBytes.put(book.coded(), out);
    put(out, book.colour());
    book.alpha().ifPresent(alpha -> put(out, alpha));
    byte[] network = book.embedded().orElse(new byte[0]);
    out.putInt(network.length).put(network);
    return out.putInt(sum(out.array(), out.position())).array();
  }

  /** Bytes that {@link #bytes} has. */
  public static int length(CodeBook book) {
    int planes = CodedFramesBytes.length(book.coded());
    planes += PLANE + book.colour().bytes().length;
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
    return parsed(new CodeBookParser(in, name), mostPixels);
  }

  private static void requireKind(ByteBuffer in, String name) throws ArchiveFormatException {
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() <= magic.length || !Arrays.equals(MAGIC, start(in, magic))) {
      throw new ArchiveFormatException(
          name, "a compressed code-book, " + EXTENSION, "something else", "byte 0");
    }
    int version = in.get(MAGIC.length) & BYTE;
    if (version != PICTURE && version != CLIP) {
      throw new ArchiveFormatException(
          name,
          "version " + PICTURE + " or " + CLIP + " of compressed code-books",
          "version " + version + (version > CLIP ? ", which a newer Tessera wrote" : ""),
          "byte " + MAGIC.length);
    }
  }

  private static byte[] start(ByteBuffer in, byte[] bytes) {
    in.get(bytes);
    return bytes;
  }

  /** Takes apart what has the right checksum, which is no proof that it is sound. */
  private static CodeBook parsed(CodeBookParser in, long mostPixels) throws ArchiveFormatException {
    boolean clip = in.number(1, "a version", PICTURE, CLIP) == CLIP;
    int channels = in.number(1, "1 to 4 channels", 1, 4);
    int bits = in.number(1, "8 or 16 bits per channel", 8, 16);
    Smoothing smoothing = in.smoothing();
    int height = in.number(4, "a height of 1 to " + MOST_SIDE, 1, MOST_SIDE);
    int width = in.number(4, "a width of 1 to " + MOST_SIDE, 1, MOST_SIDE);
    var picture = new CodeBook.Picture(height, width, channels, bits == 16 ? 16 : 8);
    if (picture.pixels() > mostPixels) {
      throw in.bad(
          "a picture of at most " + mostPixels + " pixels, which fits in memory",
          width + " x " + height);
    }
    String hash = HexFormat.of().formatHex(in.bytes(HASH));
    CodedFrames frames =
        clip
            ? CodedFramesBytes.read(in)
            : new CodedFrames(Optional.empty(), List.of(new FrameCode(0, smoothing)));
    PlaneCode colour = plane(in);
    Optional<PlaneCode> alpha = picture.alpha() ? Optional.of(plane(in)) : Optional.empty();
    byte[] network = in.counted(0);
    in.requireEnd();
    Optional<byte[]> embedded = network.length == 0 ? Optional.empty() : Optional.of(network);
    return new CodeBook(picture, frames, new NetworkReference(hash, embedded), colour, alpha);
  }

  private static PlaneCode plane(CodeBookParser in) throws ArchiveFormatException {
    int code = in.number(2, "a step of 0 to " + Steps.MOST, 0, Steps.MOST);
    int one = in.number(1, "a byte", 0, BYTE);
    int more = in.number(1, "a byte", 0, BYTE);
    return new PlaneCode(new Steps(code, new Steps.Below(one, more)), in.counted(SUM));
  }
}
