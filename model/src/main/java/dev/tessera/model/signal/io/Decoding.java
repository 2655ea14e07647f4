package dev.tessera.model.signal.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One decoding of an image.
 *
 * @param in the bytes of the file
 * @param info what the header says
 * @param cancelled whether the decoding should end
 * @param notes what was said of it so far
 */
record Decoding(SourceStream in, ImageInfo info, BooleanSupplier cancelled, List<String> notes) {
  /** Nothing said yet. */
  Decoding(SourceStream in, ImageInfo info, BooleanSupplier cancelled) {
    this(in, info, cancelled, new ArrayList<>());
  }

  /** Rows of the first image as stored, in sRGB, not yet turned upright. */
  PixelRows rows() throws IOException {
    return switch (info.format()) {
      case PNG -> PngReader.rows(this);
      case TIFF -> TiffReader.rows(this);
      case WEBP -> WebpReader.rows(this);
      case GIF -> GifReader.rows(this);
      case PNM -> PnmReader.rows(this);
      case AVIF, HEIC -> HeifReader.rows(this);
      case JPEG -> JpegReader.rows(this);
      case BMP -> BmpReader.rows(this);
    };
  }

  /** Says something that the person should know of, such as "its profile is damaged, ignored". */
  void note(String note) {
    notes.add(note);
  }
}
