package dev.tessera.model.signal.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Recognises a file and has its header read; no pixel is decoded. */
final class Headers {
  private Headers() {}

  static ImageInfo read(SourceStream in) throws IOException {
    byte[] head = new byte[ImageFormat.SIGNATURE_BYTES];
    int n = 0;
    while (n < head.length && n < in.length()) {
      n += Math.max(0, in.read(head, n, head.length - n));
    }
    if (n == 0) {
      throw new BadImageException("an empty file");
    }
    ImageFormat format =
        ImageFormat.sniff(Arrays.copyOf(head, n))
            .orElseThrow(() -> new BadImageException(ForeignFile.describe(head)));
    return switch (format) {
      case PNG -> PngHeader.read(in);
      case JPEG -> JpegHeader.read(in);
      case TIFF -> TiffHeader.read(in);
      case BMP -> BmpHeader.read(in);
      case WEBP -> WebpHeader.read(in);
      case GIF -> GifReader.header(in);
      case PNM -> PnmHeader.read(in);
      case AVIF, HEIC -> HeifPicture.info(in, format);
    };
  }

  /** Fails if the structure of the file shows that its end is missing. */
  static void requireComplete(SourceStream in, ImageFormat format) throws IOException {
    switch (format) {
      case TIFF -> TiffHeader.requireComplete(in);
      case BMP -> BmpHeader.requireComplete(in);
      case WEBP -> WebpHeader.requireComplete(in);
      case GIF -> GifReader.requireComplete(in);
      case PNM -> PnmHeader.requireComplete(in);
      case PNG -> PngChunks.of(in).requireComplete();
      case JPEG, AVIF, HEIC -> {}
    }
  }

  /** Turns stored sides into an {@link ImageInfo}, refusing those that cannot be. */
  static ImageInfo info(
      ImageFormat format,
      long storedWidth,
      long storedHeight,
      int channels,
      int depth,
      int orientation,
      String colour)
      throws BadImageException {
    if (storedWidth < 1 || storedHeight < 1) {
      throw new BadImageException(
          "an image of at least one pixel", "one of " + storedWidth + " x " + storedHeight);
    }
    if (storedWidth > Integer.MAX_VALUE || storedHeight > Integer.MAX_VALUE) {
      throw new BadImageException(
          "an image that fits in memory", "one of " + storedWidth + " x " + storedHeight);
    }
    boolean swapped = orientation >= 5;
    return new ImageInfo(
        format,
        (int) (swapped ? storedHeight : storedWidth),
        (int) (swapped ? storedWidth : storedHeight),
        channels,
        depth,
        orientation,
        colour,
        List.of());
  }
}
