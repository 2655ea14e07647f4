package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12).
 *
 * @param type four characters
 * @param start where its content begins, bytes from the start of the file
 * @param end where its content ends, exclusive
 */
record IsoBox(String type, long start, long end) {
  private static final int MOST = 100_000;
  private static final int SHORTEST = 8;

  /** Version and flags, with which the content of many boxes begins. */
  static final int FULL = 4;

  /** The boxes of a whole file; what follows the last sound one is passed over. */
  static List<IsoBox> of(SourceStream in) throws IOException {
    List<IsoBox> boxes = new ArrayList<>();
    for (long at = 0; at + SHORTEST <= in.length() && boxes.size() < MOST; ) {
      IsoBox box = at(in, at, in.length());
      if (box.end <= at) {
        break;
      }
      boxes.add(new IsoBox(box.type, box.start, Math.min(box.end, in.length())));
      at = box.end;
    }
    return boxes;
  }

  /** The boxes inside this one, behind some bytes of its own. */
  List<IsoBox> children(SourceStream in, int skipped) throws IOException {
    List<IsoBox> boxes = new ArrayList<>();
    for (long at = start + skipped; at + SHORTEST <= end; ) {
      IsoBox box = at(in, at, end);
      if (box.end < box.start || box.end > end || boxes.size() == MOST) {
        throw new BadImageException(
            "boxes inside one another", "\"" + box.type + "\" at byte " + at + ", too long");
      }
      boxes.add(box);
      at = box.end;
    }
    return boxes;
  }

  /** The box at a place, as its first bytes describe it; of length 0 it reaches to the limit. */
  private static IsoBox at(SourceStream in, long position, long limit) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(position);
    long size = in.readUnsignedInt();
    String type = name(in);
    long header = SHORTEST;
    if (size == 1) {
      size = in.readLong();
      header += Long.BYTES;
    }
    return new IsoBox(type, position + header, size == 0 ? limit : position + size);
  }

  /** The first box of a type. */
  static Optional<IsoBox> first(List<IsoBox> boxes, String type) {
    return boxes.stream().filter(b -> b.type.equals(type)).findFirst();
  }

  /** Four characters at the place of a stream. */
  static String name(SourceStream in) throws IOException {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int c = in.readUnsignedByte();
      name.append(c >= ' ' && c < 127 ? (char) c : '?');
    }
    return name.toString();
  }

  /** A whole number of 0 to 8 bytes. */
  static long number(SourceStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | in.readUnsignedByte();
    }
    return value;
  }
}
