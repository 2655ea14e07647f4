package dev.tessera.model.signal.io;

import java.io.IOException;

/** Reads what the first directory of a TIFF file says. */
final class TiffHeader {
  /** Photometric interpretations, the first two of grey. */
  static final int WHITE_IS_ZERO = 0;

  static final int BLACK_IS_ZERO = 1;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int LAB = 8;
  static final int ICC_LAB = 9;

  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOATING = 3;

  /** "Undefined", which readers take as unsigned. */
  private static final int UNDEFINED = 4;

  private TiffHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    TiffDirectory directory = TiffDirectory.read(in, 0);
    TiffRefusal.requireReadable(in, directory);
    int depth = (int) directory.value(TiffDirectory.BITS_PER_SAMPLE, 1);
    requireUnsigned(directory);
    if (depth > 16) {
      throw new BadImageException("an image of 1 to 16 bits", "samples of " + depth + " bits");
    }
    int photometric = directory.photometric();
    int colours = photometric < RGB ? 1 : 3;
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

  private static void requireUnsigned(TiffDirectory directory) throws BadImageException {
    for (long format : directory.values(TiffDirectory.SAMPLE_FORMAT)) {
      if (format != UNSIGNED && format != UNDEFINED) {
        throw new BadImageException(
            "unsigned samples of 1 to 16 bits",
            format == SIGNED
                ? "signed ones, whose black and white the file does not state"
                : format == FLOATING ? "floating-point ones" : "complex ones");
      }
    }
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
      case LAB, ICC_LAB -> "Lab";
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
