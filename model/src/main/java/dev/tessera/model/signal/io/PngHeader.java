package dev.tessera.model.signal.io;

import java.io.IOException;

/** Reads the header of a PNG file and walks its chunks without decoding them. */
final class PngHeader {
  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454E44;
  private static final int IDAT = 0x49444154;
  private static final int TRNS = 0x74524E53;

  private PngHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    in.seek(8);
    if (in.readInt() != 13 || in.readInt() != IHDR) {
      throw new BadImageException("a PNG image", "no header chunk at its beginning");
    }
    long width = in.readUnsignedInt();
    long height = in.readUnsignedInt();
    int depth = in.readUnsignedByte();
    int type = in.readUnsignedByte();
    boolean transparent = isTransparent(in);
    int channels =
        switch (type) {
          case 0 -> transparent ? 4 : 1;
          case 2, 3 -> transparent ? 4 : 3;
          case 4, 6 -> 4;
          default -> throw new BadImageException("a PNG image", "colour type " + type);
        };
    String colour = type == 3 ? "indexed" : type == 0 || type == 4 ? "grey" : "RGB";
    return Headers.info(ImageFormat.PNG, width, height, channels, depth, 1, colour);
  }

  /** Fails unless the chunks reach an end mark. */
  static void requireComplete(SourceStream in) throws IOException {
    long position = 8;
    int type = 0;
    while (type != IEND) {
      if (position + 12 > in.length()) {
        throw BadImageException.truncated();
      }
      in.seek(position);
      position += 12 + in.readUnsignedInt();
      type = in.readInt();
    }
  }

  private static boolean isTransparent(SourceStream in) throws IOException {
    long position = 8;
    int type = 0;
    while (type != TRNS && type != IDAT && type != IEND && position + 12 <= in.length()) {
      in.seek(position);
      position += 12 + in.readUnsignedInt();
      type = in.readInt();
    }
    return type == TRNS;
  }
}
