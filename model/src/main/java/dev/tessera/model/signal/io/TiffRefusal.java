package dev.tessera.model.signal.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says by name what is not read of a TIFF file, before any of its pixels. */
final class TiffRefusal {
  private static final int CANON_MARK_AT = 8;
  private static final int CANON_MARK = 0x4352;
  private static final int REDUCED = 1;

  private TiffRefusal() {}

  /** Fails if the first image is no picture, or one that no reader of this program knows. */
  static void requireReadable(SourceStream in, TiffDirectory directory) throws IOException {
    requirePicture(in, directory);
    int photometric = directory.photometric();
    String meaning =
        switch (photometric) {
          case 0, 1, 2, 3, 5, 6, TiffHeader.LAB, TiffHeader.ICC_LAB -> "";
          case 4 -> "a mask of transparency";
          case 10 -> "colours of fax machines (ITU Lab)";
          case 32803, 34892 -> "values straight from a camera's sensor, as raw files have";
          case 32844, 32845 -> "brightness of high dynamic range (LogLuv)";
          default -> "colours of an unknown kind (" + photometric + ")";
        };
    if (!meaning.isEmpty()) {
      throw new BadImageException("grey, RGB, indexed, CMYK, YCbCr or Lab", meaning);
    }
    requireCompression((int) directory.value(TiffDirectory.COMPRESSION, 1));
    long[] bits = directory.values(TiffDirectory.BITS_PER_SAMPLE);
    if (Arrays.stream(bits).distinct().count() > 1) {
      throw new BadImageException(
          "samples that are all of one size",
          Arrays.stream(bits).mapToObj(Long::toString).collect(Collectors.joining(", ")) + " bits");
    }
  }

  /** Raw files of cameras are TIFF files that begin with a small copy of the picture. */
  private static void requirePicture(SourceStream in, TiffDirectory directory) throws IOException {
    boolean reduced = (directory.value(TiffDirectory.KIND, 0) & REDUCED) != 0;
    in.seek(CANON_MARK_AT);
    byte[] mark = {in.readByte(), in.readByte()};
    boolean canon = (mark[0] << Byte.SIZE | mark[1]) == CANON_MARK;
    if (canon || (reduced && directory.isFollowed())) {
      throw new BadImageException(
          "a TIFF file whose first image is the picture",
          "a small copy of it first, as in raw files of cameras (DNG, NEF, ARW, CR2);"
              + " develop it, save it as TIFF of 16 bits and open that");
    }
  }

  private static void requireCompression(int compression) throws BadImageException {
    String name =
        switch (compression) {
          case 1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946 -> "";
          case 9, 10, 34661 -> "JBIG";
          case 33003, 33004, 33005, 34712 -> "JPEG 2000";
          case 34676, 34677 -> "LogLuv";
          case 34887 -> "LERC";
          case 34892 -> "of raw files";
          case 34925 -> "LZMA";
          case 34926, 50000 -> "Zstandard";
          case 34927, 50001 -> "WebP";
          case 50002, 52546 -> "JPEG XL";
          default -> "number " + compression;
        };
    if (!name.isEmpty()) {
      throw new BadImageException(
          "TIFF compressed by LZW, Deflate, PackBits, JPEG or CCITT, or not at all",
          "the compression " + name + "; save it with one of those");
    }
  }
}
