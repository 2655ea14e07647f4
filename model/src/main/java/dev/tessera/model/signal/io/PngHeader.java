package dev.tessera.model.signal.io;

import java.io.IOException;

/** Reads the header of a PNG file and walks its chunks without decoding them. */
final class PngHeader {
  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454E44;
  private static final int IDAT = 0x49444154;
  private static final int TRNS = 0x74524E53;
  private static final int EXIF = 0x65584966;

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
    boolean transparent = find(in, TRNS, IDAT) >= 0;
    long exif = find(in, EXIF, IEND);
    int orientation = exif < 0 ? 1 : ExifBlock.orientation(in, exif);
    int channels =
        switch (type) {
          case 0 -> transparent ? 4 : 1;
          case 2, 3 -> transparent ? 4 : 3;
          case 4, 6 -> 4;
          default -> throw new BadImageException("a PNG image", "colour type " + type);
        };
    String colour = type == 3 ? "indexed" : type == 0 || type == 4 ? "grey" : "RGB";
    return Headers.info(ImageFormat.PNG, width, height, channels, depth, orientation, colour);
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

  /** Where the data of a chunk begins, -1 if there is none before a chunk of another type. */
  private static long find(SourceStream in, int wanted, int before) throws IOException {
    long position = 8;
    while (position + 12 <= in.length()) {
      in.seek(position);
      long data = position + 8;
      position += 12 + in.readUnsignedInt();
      int type = in.readInt();
      if (type == wanted) {
        return data;
      }
      if (type == before || type == IEND) {
        return -1;
      }
    }
    return -1;
  }
}
