package dev.tessera.model.signal.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A TIFF that holds some tiles of another: the header, which tells how pixels are kept there. */
final class SmallTiff {
  private static final int MARK = 42;
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int INSIDE = 4;

  /** What says how the pixels of a tile are kept; the rest of a directory is about the whole. */
  private static final List<Integer> KEPT =
      List.of(
          TiffDirectory.BITS_PER_SAMPLE,
          TiffDirectory.COMPRESSION,
          TiffDirectory.PHOTOMETRIC,
          TiffDirectory.FILL_ORDER,
          TiffDirectory.SAMPLES_PER_PIXEL,
          TiffDirectory.PLANAR_CONFIGURATION,
          TiffDirectory.PREDICTOR,
          TiffDirectory.COLOUR_MAP,
          TiffDirectory.TILE_WIDTH,
          TiffDirectory.TILE_HEIGHT,
          TiffDirectory.EXTRA_SAMPLES,
          TiffDirectory.SAMPLE_FORMAT,
          TiffDirectory.JPEG_TABLES,
          TiffDirectory.CHROMA_SAMPLING,
          TiffDirectory.CHROMA_PLACE,
          TiffDirectory.PROFILE);

  /** How a number is written. */
  private enum Type {
    SHORT(3, 2),
    LONG(4, 4),
    BYTE(7, 1);

    private final int code;
    private final int bytes;

    Type(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    static Type of(int tag) {
      return switch (tag) {
        case TiffDirectory.JPEG_TABLES, TiffDirectory.PROFILE -> BYTE;
        case TiffDirectory.WIDTH,
            TiffDirectory.HEIGHT,
            TiffDirectory.TILE_OFFSETS,
            TiffDirectory.TILE_BYTE_COUNTS ->
            LONG;
        default -> SHORT;
      };
    }

    void put(ByteBuffer buffer, long value) {
      switch (this) {
        case SHORT -> buffer.putShort((short) value);
        case LONG -> buffer.putInt((int) value);
        case BYTE -> buffer.put((byte) value);
      }
    }
  }

  private final TiffDirectory other;
  private final ByteOrder order;

  /**
   * Of tiles of another.
   *
   * @param order in which that keeps its bytes
   */
  SmallTiff(TiffDirectory other, ByteOrder order) {
    this.other = other;
    this.order = order;
  }

  /**
   * The header; tiles follow it one after the other.
   *
   * @param width pixels of all from left to right
   * @param height pixels of all from top to bottom
   * @param sizes bytes of each tile
   */
  ByteBuffer header(int width, int height, long[] sizes) {
    SortedMap<Integer, long[]> tags = new TreeMap<>();
    for (int tag : KEPT) {
      long[] values = other.values(tag);
      if (values.length > 0) {
        tags.put(tag, values);
      }
    }
    tags.put(TiffDirectory.WIDTH, new long[] {width});
    tags.put(TiffDirectory.HEIGHT, new long[] {height});
    tags.put(TiffDirectory.TILE_BYTE_COUNTS, sizes);
    long[] places = new long[sizes.length];
    tags.put(TiffDirectory.TILE_OFFSETS, places);
    places[0] = length(tags);
    for (int i = 1; i < places.length; i++) {
      places[i] = places[i - 1] + sizes[i - 1];
    }
    return written(tags);
  }

  private static int length(SortedMap<Integer, long[]> tags) {
    int length = behind(tags);
    for (var tag : tags.entrySet()) {
      length += outside(tag.getKey(), tag.getValue());
    }
    return length;
  }

  /** Where values are that do not fit into the directory. */
  private static int behind(SortedMap<Integer, long[]> tags) {
    return HEADER + Short.BYTES + ENTRY * tags.size() + Integer.BYTES;
  }

  private static int outside(int tag, long[] values) {
    int bytes = Type.of(tag).bytes * values.length;
    return bytes > INSIDE ? bytes : 0;
  }

  private ByteBuffer written(SortedMap<Integer, long[]> tags) {
    ByteBuffer file = ByteBuffer.allocate(length(tags)).order(order);
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    file.put(mark).put(mark).putShort((short) MARK).putInt(HEADER);
    file.putShort((short) tags.size());
    int place = behind(tags);
    for (var tag : tags.entrySet()) {
      Type type = Type.of(tag.getKey());
      long[] values = tag.getValue();
      file.putShort(tag.getKey().shortValue()).putShort((short) type.code).putInt(values.length);
      int outside = outside(tag.getKey(), values);
      int next = file.position() + INSIDE;
      if (outside > 0) {
        file.putInt(place);
        file.position(place);
        place += outside;
      }
      for (long value : values) {
        type.put(file, value);
      }
      file.position(next);
    }
    return file.clear();
  }
}
