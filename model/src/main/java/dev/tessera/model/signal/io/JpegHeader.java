package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;

/** Reads the segments of a JPEG file up to its frame header, EXIF orientation included. */
final class JpegHeader {
  private static final int EXIF = 0x45786966;

  private JpegHeader() {}

  static ImageInfo read(SourceStream in) throws IOException {
    int orientation = 1;
    long position = 2;
    while (true) {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.seek(position);
      int marker = nextMarker(in);
      if (marker == 0xD9 || marker == 0xDA) {
        throw new BadImageException("a JPEG image", "no frame header before its data");
      }
      if (isStandalone(marker)) {
        position = in.getStreamPosition();
        continue;
      }
      long segment = in.getStreamPosition();
      position = segment + in.readUnsignedShort();
      if (isFrame(marker)) {
        return frame(in, orientation);
      }
      if (marker == 0xE1 && orientation == 1 && isExif(in, segment + 2)) {
        orientation = ExifBlock.orientation(in, segment + 2);
      }
    }
  }

  private static int nextMarker(SourceStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xFF) {
      b = in.readUnsignedByte();
    }
    while (b == 0xFF) {
      b = in.readUnsignedByte();
    }
    return b;
  }

  private static boolean isStandalone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  private static boolean isFrame(int marker) {
    boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return marker >= 0xC0 && marker <= 0xCF && !table;
  }

  private static ImageInfo frame(SourceStream in, int orientation) throws IOException {
    int depth = in.readUnsignedByte();
    int height = in.readUnsignedShort();
    int width = in.readUnsignedShort();
    int components = in.readUnsignedByte();
    String colour = components == 1 ? "grey" : components == 4 ? "CMYK" : "RGB";
    int channels = components == 1 ? 1 : 3;
    return Headers.info(ImageFormat.JPEG, width, height, channels, depth, orientation, colour);
  }

  private static boolean isExif(SourceStream in, long start) throws IOException {
    in.seek(start);
    return in.readInt() == EXIF;
  }
}
