package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads the segments of a JPEG file up to its first scan, EXIF orientation included. */
final class JpegHeader {
  private static final int EXIF = 0x45786966;
  private static final int LOSSLESS = 0xC3;
  private static final int JPEG_LS = 0xF7;

  private JpegHeader() {}

  /** What a frame header says. */
  private record Frame(int height, int width, int components, int depth) {
    ImageInfo info(int orientation) throws BadImageException {
      String colour = components == 1 ? "grey" : components == 4 ? "CMYK" : "RGB";
      int channels = components == 1 ? 1 : 3;
      return Headers.info(ImageFormat.JPEG, width, height, channels, depth, orientation, colour);
    }
  }

  static ImageInfo read(SourceStream in) throws IOException {
    int orientation = 1;
    Optional<Frame> frame = Optional.empty();
    long position = 2;
    while (true) {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.seek(position);
      int marker = frame.isPresent() && position >= in.length() ? 0xD9 : nextMarker(in);
      if (marker == 0xD9 || marker == 0xDA) {
        return frame
            .orElseThrow(
                () -> new BadImageException("a JPEG image", "no frame header before its data"))
            .info(orientation);
      }
      if (isStandalone(marker)) {
        position = in.getStreamPosition();
        continue;
      }
      long segment = in.getStreamPosition();
      position = segment + in.readUnsignedShort();
      if (frame.isEmpty() && isFrame(marker)) {
        frame = Optional.of(frame(in, marker));
      }
      if (marker == 0xE1 && orientation == 1 && isExif(in, segment + 2)) {
        orientation = ExifBlock.orientation(in, segment + 2);
      }
    }
  }

  /** The next marker, past what stands before it. */
  static int nextMarker(SourceStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xFF) {
      b = in.readUnsignedByte();
    }
    while (b == 0xFF) {
      b = in.readUnsignedByte();
    }
    return b;
  }

  /** Whether a marker has no length and no data. */
  static boolean isStandalone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  /** Whether a marker begins a frame header. */
  static boolean isFrame(int marker) {
    boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return (marker >= 0xC0 && marker <= 0xCF && !table) || marker == JPEG_LS;
  }

  private static Frame frame(SourceStream in, int marker) throws IOException {
    int depth = in.readUnsignedByte();
    int height = in.readUnsignedShort();
    Frame frame = new Frame(height, in.readUnsignedShort(), in.readUnsignedByte(), depth);
    String process =
        switch (marker) {
          case 0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF -> "a hierarchical one";
          case 0xCB -> "a lossless one with arithmetic coding";
          case JPEG_LS -> "JPEG-LS";
          default -> marker != LOSSLESS && depth != 8 ? "one of " + depth + " bits" : "";
        };
    if (!process.isEmpty()) {
      throw new BadImageException("a JPEG image of 8 bits, baseline or progressive", process);
    }
    if (height == 0) {
      throw new BadImageException(
          "a JPEG image whose header states its height", "one that leaves it to its pixels");
    }
    return frame;
  }

  private static boolean isExif(SourceStream in, long start) throws IOException {
    in.seek(start);
    return in.readInt() == EXIF;
  }
}
