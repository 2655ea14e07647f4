package dev.tessera.model.signal.io;

import java.io.IOException;

/** Decodes the first image of a file with the reader of its format. */
final class ImageDecoder {
  private ImageDecoder() {}

  /** Rows of the image as stored, in sRGB, not yet turned upright. */
  static PixelRows rows(Decoding decoding) throws IOException {
    return switch (decoding.info().format()) {
      case PNG -> PngReader.rows(decoding);
      case TIFF -> TiffReader.rows(decoding);
      case WEBP -> WebpReader.rows(decoding);
      case PNM -> PnmReader.rows(decoding);
      case AVIF, HEIC -> HeifReader.rows(decoding);
      case JPEG -> JpegReader.rows(decoding);
      case BMP -> BmpReader.rows(decoding);
    };
  }
}
