package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Tells pictures that move from those that do not, by the structure of their files alone. */
public final class PictureFrames {
  private PictureFrames() {}

  /**
   * Whether a GIF, PNG or WebP file holds more than one frame; false for any other file and for one
   * that cannot be read.
   */
  public static boolean several(Path file) {
    try (SourceStream in = SourceStream.of(file, () -> false)) {
      byte[] head = new byte[ImageFormat.SIGNATURE_BYTES];
      in.readFully(head);
      Optional<ImageFormat> format = ImageFormat.sniff(head);
      return format.isPresent() && frames(in, format.get()) > 1;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many frames there are, but of a GIF at most two. */
  private static long frames(SourceStream in, ImageFormat format) throws IOException {
    return switch (format) {
      case GIF -> GifBlocks.of(in, 2).frames().size();
      case PNG -> pngFrames(in);
      case WEBP -> WebpChunks.of(in).all(WebpChunks.FRAME).size();
      case JPEG, TIFF, BMP, PNM, AVIF, HEIC -> 1;
    };
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
}
