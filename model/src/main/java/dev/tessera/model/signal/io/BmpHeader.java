package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

/** The header of a Windows bitmap. */
final class BmpHeader {
  private static final int JPEG_INSIDE = 4;
  private static final int PNG_INSIDE = 5;

  /** Bytes of the header that all readers know, behind the 14 of the file's. */
  static final int COMMON = 40;

  private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);

  private final long length;
  private final long data;
  private final long width;
  private final long height;
  private final int bits;
  private final boolean bitFields;
  private final boolean compressed;
  private final long size;

  BmpHeader(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    data = in.readUnsignedInt();
    length = in.readUnsignedInt();
    boolean old = length == 12;
    width = old ? in.readUnsignedShort() : in.readInt();
    height = old ? in.readUnsignedShort() : Math.abs((long) in.readInt());
    in.readUnsignedShort();
    bits = in.readUnsignedShort();
    if (!DEPTHS.contains(bits) && bits != 0) {
      throw new BadImageException("a bitmap of 1, 4, 8, 16, 24 or 32 bits", "one of " + bits);
    }
    long compression = length < 20 ? 0 : in.readUnsignedInt();
    if (isOs2() && compression > 2) {
      throw new BadImageException(
          "a bitmap of pixels or of runs", "one compressed as only OS/2 does");
    }
    if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
      throw new BadImageException(
          "a bitmap of pixels", "one that holds a JPEG or PNG image, made for printers");
    }
    bitFields = compression == 3 || compression == 6;
    compressed = compression != 0 && !bitFields;
    size = length < 24 ? 0 : in.readUnsignedInt();
  }

  /** Bytes of the header, those of the file's not counted. */
  long length() {
    return length;
  }

  /** Where the pixels begin. */
  long data() {
    return data;
  }

  /** Whether the header is one of the later ones of OS/2, of 16 to 64 bytes. */
  boolean isOs2() {
    return length >= 16 && length <= 64 && length != COMMON && length != 52 && length != 56;
  }

  static ImageInfo read(SourceStream in) throws IOException {
    BmpHeader header = new BmpHeader(in);
    boolean indexed = header.bits <= 8;
    return Headers.info(
        ImageFormat.BMP,
        header.width,
        header.height,
        header.bits == 32 && header.bitFields ? 4 : 3,
        indexed ? Math.max(1, header.bits) : 8,
        1,
        indexed ? "indexed" : "RGB");
  }

  /** Fails if the file is too short for its pixels, or for their size where it is compressed. */
  static void requireComplete(SourceStream in) throws IOException {
    BmpHeader header = new BmpHeader(in);
    long rowBytes = (header.width * header.bits + 31) / 32 * 4;
    long needed = header.compressed ? header.size : rowBytes * header.height;
    if (header.data + needed > in.length()) {
      throw BadImageException.truncated();
    }
  }
}
