package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;

/** The orientation in an EXIF block; a damaged block says nothing, it does not spoil the image. */
final class ExifBlock {
  private static final int EXIF = 0x45786966;

  private ExifBlock() {}

  /**
   * EXIF orientation, 1 if there is none. The stream's byte order is left as it was, its position
   * is not.
   *
   * @param start of a TIFF header, or of the six bytes "Exif" 0 0 before one
   */
  static int orientation(SourceStream in, long start) {
    ByteOrder before = in.getByteOrder();
    try {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.seek(start);
      long header = in.readInt() == EXIF ? start + 6 : start;
      return TiffDirectory.read(in, header).orientation();
    } catch (IOException | ArithmeticException damaged) {
      return 1;
    } finally {
      in.setByteOrder(before);
    }
  }
}
