package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The segments of a JPEG file before its first scan, found without decoding them. */
final class JpegSegments {
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int JPEG_LS = 0xF7;

  private JpegSegments() {}

  /**
   * A segment.
   *
   * @param marker second byte of its mark
   * @param data where its data begin, bytes from the start of the file
   * @param end where they end, exclusive; perhaps beyond the end of the file
   */
  record Segment(int marker, long data, long end) {
    private static final int MARK_AND_LENGTH = 4;

    /** Where its mark begins. */
    long start() {
      return data - MARK_AND_LENGTH;
    }

    /** Whether it is a frame header. */
    boolean isFrame() {
      boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
      return (marker >= 0xC0 && marker <= 0xCF && !table) || marker == JPEG_LS;
    }
  }

  /** All of them, in order; a file may end behind its frame header. */
  static List<Segment> of(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    List<Segment> segments = new ArrayList<>();
    boolean framed = false;
    long position = 2;
    while (!framed || position < in.length()) {
      in.seek(position);
      int marker = nextMarker(in);
      if (marker == END || marker == SCAN) {
        break;
      }
      long at = in.getStreamPosition();
      if (isStandalone(marker)) {
        position = at;
        continue;
      }
      position = at + in.readUnsignedShort();
      Segment segment = new Segment(marker, at + 2, position);
      framed |= segment.isFrame();
      segments.add(segment);
    }
    return segments;
  }

  /** The next marker, past what stands before it. */
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

  /** Whether a marker has no length and no data. */
  private static boolean isStandalone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }
}
