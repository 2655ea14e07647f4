package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.JpegSegments.Segment;
import java.io.IOException;
import java.util.List;

/** What the segments of a JPEG file say of its picture, EXIF orientation included. */
final class JpegHeader {
  private static final int EXIF = 0x45786966;
  private static final int APP1 = 0xE1;
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
    List<Segment> segments = JpegSegments.of(in);
    Segment header =
        segments.stream()
            .filter(Segment::isFrame)
            .findFirst()
            .orElseThrow(
                () -> new BadImageException("a JPEG image", "no frame header before its data"));
    Frame frame = frame(in, header);
    int orientation = 1;
    for (Segment segment : segments) {
      if (segment.marker() == APP1 && orientation == 1 && isExif(in, segment.data())) {
        orientation = ExifBlock.orientation(in, segment.data());
      }
    }
    return frame.info(orientation);
  }

  private static Frame frame(SourceStream in, Segment header) throws IOException {
    int marker = header.marker();
    in.seek(header.data());
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
