package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.PngChunks.Chunk;
import java.io.IOException;
import java.util.Optional;

/**
 * The header of a PNG file.
 *
 * @param width pixels, as stored
 * @param height pixels, as stored
 * @param depth bits per sample, or per index of a palette
 * @param type 0 grey, 2 RGB, 3 indexed, 4 grey with alpha, 6 RGB with alpha
 */
record PngHeader(long width, long height, int depth, int type) {
  private static final int CGBI = 0x43674249;

  static final int INDEXED = 3;

  static PngHeader of(SourceStream in) throws IOException {
    in.seek(8);
    long length = in.readUnsignedInt();
    int first = in.readInt();
    if (first == CGBI) {
      throw new BadImageException("a PNG image", "Apple's variant for phones (CgBI)");
    }
    if (length != 13 || first != PngChunks.IHDR) {
      throw new BadImageException("a PNG image", "no header chunk at its beginning");
    }
    PngHeader header =
        new PngHeader(
            in.readUnsignedInt(),
            in.readUnsignedInt(),
            in.readUnsignedByte(),
            in.readUnsignedByte());
    if (header.type > 6 || header.type == 1 || header.type == 5) {
      throw new BadImageException("a PNG image", "colour type " + header.type);
    }
    header.requireDepth();
    boolean usual = in.readUnsignedShort() == 0;
    if (!usual || in.readUnsignedByte() > 1) {
      throw new BadImageException(
          "a PNG image", "a way of compressing, filtering or interlacing that there is not");
    }
    return header;
  }

  /** Palettes have up to 8 bits, grey 1 to 16, all others 8 or 16. */
  private void requireDepth() throws BadImageException {
    int largest = type == INDEXED ? 8 : 16;
    int least = type == 0 || type == INDEXED ? 1 : 8;
    if (Integer.bitCount(depth) != 1 || depth < least || depth > largest) {
      throw new BadImageException("a PNG image", depth + " bits with colour type " + type);
    }
  }

  static ImageInfo read(SourceStream in) throws IOException {
    PngHeader header = of(in);
    PngChunks chunks = PngChunks.of(in);
    Optional<Chunk> exif = chunks.first(PngChunks.EXIF);
    int orientation = exif.isPresent() ? ExifBlock.orientation(in, exif.get().data()) : 1;
    boolean alpha = header.type > INDEXED || chunks.beforeData(PngChunks.TRNS).isPresent();
    String colour = header.type == INDEXED ? "indexed" : header.channels() == 1 ? "grey" : "RGB";
    return Headers.info(
        ImageFormat.PNG,
        header.width,
        header.height,
        alpha ? 4 : header.channels(),
        header.depth,
        orientation,
        colour);
  }

  /** 1 grey or 3 colours; those of a palette are colours. */
  int channels() {
    return type == 0 || type == 4 ? 1 : 3;
  }

  /** Bytes of all rows before they are compressed, each with the byte of its filter. */
  long rawBytes() {
    int samples = type == INDEXED ? 1 : channels() + (type > INDEXED ? 1 : 0);
    return height * (1 + (width * samples * depth + 7) / 8);
  }
}
