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

  /** Version and flags, with which the content of many boxes begins. */
  static final int FULL = 4;

  /** The boxes of a part of a file, in order. */
  static List<IsoBox> within(SourceStream in, long start, long end) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    List<IsoBox> boxes = new ArrayList<>();
    long position = start;
    while (position + 8 <= end) {
      in.seek(position);
      long size = in.readUnsignedInt();
      String type = name(in);
      long content = position + 8;
      if (size == 1) {
        size = in.readLong();
        content += 8;
      } else if (size == 0) {
        size = end - position;
      }
      long next = position + size;
      if (size < content - position || next > end || boxes.size() == MOST) {
        throw new BadImageException(
            "boxes inside one another", "\"" + type + "\" at byte " + position + ", too long");
      }
      boxes.add(new IsoBox(type, content, next));
      position = next;
    }
    return boxes;
  }

  /** The boxes inside this one. */
  List<IsoBox> children(SourceStream in, int skipped) throws IOException {
    return within(in, start + skipped, end);
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
