package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;

/** The header of a Windows bitmap. */
final class BmpHeader {
  private static final int JPEG_INSIDE = 4;
  private static final int PNG_INSIDE = 5;

  private final long data;
  private final long width;
  private final long height;
  private final int bits;
  private final boolean bitFields;
  private final boolean compressed;
  private final long size;

  private BmpHeader(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    data = in.readUnsignedInt();
    boolean old = in.readUnsignedInt() == 12;
    width = old ? in.readUnsignedShort() : in.readInt();
    height = old ? in.readUnsignedShort() : Math.abs((long) in.readInt());
    in.readUnsignedShort();
    bits = in.readUnsignedShort();
    long compression = old ? 0 : in.readUnsignedInt();
    if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
      throw new BadImageException(
          "a bitmap of pixels", "one that holds a JPEG or PNG image, made for printers");
    }
    bitFields = compression == 3 || compression == 6;
    compressed = compression != 0 && !bitFields;
    size = old ? 0 : in.readUnsignedInt();
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
