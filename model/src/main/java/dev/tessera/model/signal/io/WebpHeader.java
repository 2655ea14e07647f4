package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads the header of a WebP file: lossy, lossless or extended. */
final class WebpHeader {
  private static final int ALPHA_FLAG = 0x10;
  private static final int START_OF_LOSSY = 0x2A019D;
  private static final int LOSSLESS_MARK = 0x2F;

  private WebpHeader() {}

  /** The sides of a compressed picture, and whether it may be transparent by itself. */
  record Size(int width, int height, boolean alpha) {}

  static ImageInfo read(SourceStream in) throws IOException {
    WebpChunks chunks = WebpChunks.of(in);
    Chunk first = chunks.first().orElseThrow(BadImageException::truncated);
    if (first.type() != WebpChunks.EXTENDED) {
      Size size = size(in, first);
      return info(size.width(), size.height(), size.alpha(), 1);
    }
    in.seek(first.data());
    int flags = in.readUnsignedByte();
    in.seek(first.data() + 4);
    long width = read24(in) + 1;
    long height = read24(in) + 1;
    boolean alpha = (flags & ALPHA_FLAG) != 0 || chunks.first(WebpChunks.ALPHA).isPresent();
    Optional<Chunk> exif = chunks.first(WebpChunks.EXIF);
    int orientation = exif.isPresent() ? ExifBlock.orientation(in, exif.get().data()) : 1;
    return info(width, height, alpha, orientation);
  }

  /** What the first bytes of a compressed picture say. */
  static Size size(SourceStream in, Chunk picture) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    if (picture.type() == WebpChunks.LOSSY) {
      in.seek(picture.data() + 3);
      if (read24(in) != START_OF_LOSSY) {
        throw new BadImageException("a WebP image", "damaged data where its pixels begin");
      }
      return new Size(in.readUnsignedShort() & 0x3FFF, in.readUnsignedShort() & 0x3FFF, false);
    }
    if (picture.type() == WebpChunks.LOSSLESS) {
      in.seek(picture.data());
      if (in.readUnsignedByte() != LOSSLESS_MARK) {
        throw new BadImageException("a WebP image", "damaged data where its pixels begin");
      }
      long bits = in.readUnsignedInt();
      return new Size(
          (int) (bits & 0x3FFF) + 1, (int) ((bits >> 14) & 0x3FFF) + 1, ((bits >> 28) & 1) == 1);
    }
    throw new BadImageException("a WebP image", "an unknown first chunk");
  }

  /** Fails if the file is shorter than it says. */
  static void requireComplete(SourceStream in) throws IOException {
    if (!isComplete(in)) {
      throw BadImageException.truncated();
    }
  }

  /** Whether the file is as long as it says. */
  static boolean isComplete(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(4);
    return in.readUnsignedInt() + 8 <= in.length();
  }

  /** A number of three bytes. */
  static long read24(SourceStream in) throws IOException {
    return in.readUnsignedShort() | (long) in.readUnsignedByte() << 16;
  }

  private static ImageInfo info(long width, long height, boolean alpha, int orientation)
      throws IOException {
    return Headers.info(ImageFormat.WEBP, width, height, alpha ? 4 : 3, 8, orientation, "RGB");
  }
}
