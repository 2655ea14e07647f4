package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;

/** Reads the header of a WebP file: lossy, lossless or extended. */
final class WebpHeader {
  private static final int LOSSY = 0x20385056;
  private static final int LOSSLESS = 0x4C385056;
  private static final int EXTENDED = 0x58385056;
  private static final int EXIF = 0x46495845;
  private static final int ALPHA_FLAG = 0x10;
  private static final int EXIF_FLAG = 0x08;

  private WebpHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(12);
    int chunk = in.readInt();
    if (chunk == LOSSY) {
      in.seek(26);
      return info(in.readUnsignedShort() & 0x3FFF, in.readUnsignedShort() & 0x3FFF, false, 1);
    }
    if (chunk == LOSSLESS) {
      in.seek(21);
      long bits = in.readUnsignedInt();
      return info((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, (bits >> 28 & 1) == 1, 1);
    }
    if (chunk == EXTENDED) {
      in.seek(20);
      int flags = in.readUnsignedByte();
      in.seek(24);
      long width = read24(in) + 1;
      long height = read24(in) + 1;
      int orientation = (flags & EXIF_FLAG) == 0 ? 1 : orientation(in);
      return info(width, height, (flags & ALPHA_FLAG) != 0, orientation);
    }
    throw new BadImageException("a WebP image", "an unknown first chunk");
  }

  /** Fails if the file is shorter than it says. */
  static void requireComplete(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(4);
    if (in.readUnsignedInt() + 8 > in.length()) {
      throw BadImageException.truncated();
    }
  }

  private static long read24(SourceStream in) throws IOException {
    return in.readUnsignedShort() | (long) in.readUnsignedByte() << 16;
  }

  /** Looks through the chunks, each padded to an even length, for EXIF. */
  private static int orientation(SourceStream in) throws IOException {
    long position = 12;
    while (position + 8 <= in.length()) {
      in.seek(position);
      int chunk = in.readInt();
      long length = in.readUnsignedInt();
      if (chunk == EXIF) {
        return ExifBlock.orientation(in, position + 8);
      }
      position += 8 + length + (length & 1);
    }
    return 1;
  }

  private static ImageInfo info(long width, long height, boolean alpha, int orientation)
      throws IOException {
    return Headers.info(ImageFormat.WEBP, width, height, alpha ? 4 : 3, 8, orientation, "RGB");
  }
}
