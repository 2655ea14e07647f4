package dev.tessera.model.signal.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Tells pictures that move from those that do not, by the structure of their files alone. */
public final class PictureFrames {
  /** Of a GIF: signature and size, then flags. */
  private static final int GIF_FLAGS = 10;

  private static final int GIF_HEADER = 13;
  private static final int GIF_IMAGE = 0x2C;
  private static final int GIF_EXTENSION = 0x21;

  private PictureFrames() {}

  /**
   * Whether a GIF, PNG or WebP file holds more than one frame; false for any other file and for one
   * that cannot be read.
   */
  public static boolean several(Path file) {
    try (SourceStream in = SourceStream.of(file, () -> false)) {
      byte[] head = new byte[ImageFormat.SIGNATURE_BYTES];
      in.readFully(head);
      if (head[0] == 'G' && head[1] == 'I' && head[2] == 'F' && head[3] == '8') {
        return gifFrames(in) > 1;
      }
      Optional<ImageFormat> format = ImageFormat.sniff(head);
      if (format.equals(Optional.of(ImageFormat.PNG))) {
        return pngFrames(in) > 1;
      }
      return format.equals(Optional.of(ImageFormat.WEBP))
          && WebpChunks.of(in).all(WebpChunks.FRAME).size() > 1;
    } catch (IOException e) {
      return false;
    }
  }

  private static long pngFrames(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    Optional<PngChunks.Chunk> animation = PngChunks.of(in).beforeData(PngChunks.ANIMATION);
    if (animation.isEmpty()) {
      return 1;
    }
    in.seek(animation.get().data());
    return in.readUnsignedInt();
  }

  /** Counts up to the second. */
  private static int gifFrames(SourceStream in) throws IOException {
    in.seek(GIF_FLAGS);
    in.seek(GIF_HEADER + paletteBytes(in.readUnsignedByte()));
    int frames = 0;
    try {
      while (frames < 2) {
        int block = in.readUnsignedByte();
        if (block == GIF_IMAGE) {
          frames++;
          in.skipBytes(8);
          in.skipBytes(paletteBytes(in.readUnsignedByte()) + 1);
        } else if (block == GIF_EXTENSION) {
          in.skipBytes(1);
        } else {
          break;
        }
        skipParts(in);
      }
    } catch (EOFException e) {
      return frames;
    }
    return frames;
  }

  private static int paletteBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void skipParts(SourceStream in) throws IOException {
    for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
      in.skipBytes(length);
    }
  }
}
