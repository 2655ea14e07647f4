package dev.tessera.model.signal.io;

import java.io.IOException;

/** Reads what the first directory of a TIFF file says. */
final class TiffHeader {
  private TiffHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    TiffDirectory directory = TiffDirectory.read(in, 0);
    int depth = (int) directory.value(TiffDirectory.BITS_PER_SAMPLE, 1);
    if (directory.value(TiffDirectory.SAMPLE_FORMAT, 1) != 1 || depth > 16) {
      throw new BadImageException("an image of 1 to 16 bits", "floating-point or wider samples");
    }
    int photometric = (int) directory.value(TiffDirectory.PHOTOMETRIC, 1);
    int colours = photometric <= 1 ? 1 : 3;
    boolean alpha = directory.values(TiffDirectory.EXTRA_SAMPLES).length > 0;
    int orientation = directory.orientation();
    return Headers.info(
        ImageFormat.TIFF,
        directory.value(TiffDirectory.WIDTH, 0),
        directory.value(TiffDirectory.HEIGHT, 0),
        alpha ? 4 : colours,
        depth,
        orientation,
        colour(photometric));
  }

  /** Fails if a strip or tile of the first image reaches beyond the end of the file. */
  static void requireComplete(SourceStream in) throws IOException {
    TiffDirectory directory = TiffDirectory.read(in, 0);
    requireData(in, directory, TiffDirectory.STRIP_OFFSETS, TiffDirectory.STRIP_BYTE_COUNTS);
    requireData(in, directory, TiffDirectory.TILE_OFFSETS, TiffDirectory.TILE_BYTE_COUNTS);
  }

  private static String colour(int photometric) {
    return switch (photometric) {
      case 0, 1 -> "grey";
      case 3 -> "indexed";
      case 5 -> "CMYK";
      case 6 -> "YCbCr";
      case 8 -> "Lab";
      default -> "RGB";
    };
  }

  private static void requireData(SourceStream in, TiffDirectory directory, int offsets, int counts)
      throws BadImageException {
    long[] begin = directory.values(offsets);
    long[] size = directory.values(counts);
    for (int i = 0; i < Math.min(begin.length, size.length); i++) {
      if (begin[i] < 0 || size[i] < 0 || begin[i] > in.length() - size[i]) {
        throw BadImageException.truncated();
      }
    }
  }
}
