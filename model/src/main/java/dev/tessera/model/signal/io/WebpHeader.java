package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;

/** Reads the header of a WebP file: lossy, lossless or extended. */
final class WebpHeader {
  private static final int LOSSY = 0x20385056;
  private static final int LOSSLESS = 0x4C385056;
  private static final int EXTENDED = 0x58385056;

  private WebpHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(12);
    int chunk = in.readInt();
    if (chunk == LOSSY) {
      in.seek(26);
      return info(in.readUnsignedShort() & 0x3FFF, in.readUnsignedShort() & 0x3FFF, false);
    }
    if (chunk == LOSSLESS) {
      in.seek(21);
      long bits = in.readUnsignedInt();
      return info((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, (bits >> 28 & 1) == 1);
    }
    if (chunk == EXTENDED) {
      in.seek(20);
      boolean alpha = (in.readUnsignedByte() & 0x10) != 0;
      in.seek(24);
      return info(read24(in) + 1, read24(in) + 1, alpha);
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

  private static ImageInfo info(long width, long height, boolean alpha) throws IOException {
    return Headers.info(ImageFormat.WEBP, width, height, alpha ? 4 : 3, 8, 1, "RGB");
  }
}
