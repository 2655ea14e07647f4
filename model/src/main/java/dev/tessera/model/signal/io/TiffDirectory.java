package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first directory of a TIFF file or of an EXIF block: whole-number tags only. */
final class TiffDirectory {
  static final int KIND = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int PLANAR_CONFIGURATION = 284;
  static final int PREDICTOR = 317;
  static final int COLOUR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int FURTHER_IMAGES = 330;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;
  static final int JPEG_TABLES = 347;
  static final int CHROMA_SAMPLING = 530;
  static final int CHROMA_PLACE = 531;
  static final int PROFILE = 34675;

  private static final int SHORT = 3;

  private static final Set<Integer> WANTED =
      Set.of(
          KIND,
          WIDTH,
          HEIGHT,
          BITS_PER_SAMPLE,
          COMPRESSION,
          PHOTOMETRIC,
          FILL_ORDER,
          STRIP_OFFSETS,
          ORIENTATION,
          SAMPLES_PER_PIXEL,
          STRIP_BYTE_COUNTS,
          PLANAR_CONFIGURATION,
          PREDICTOR,
          COLOUR_MAP,
          TILE_WIDTH,
          TILE_HEIGHT,
          TILE_OFFSETS,
          TILE_BYTE_COUNTS,
          FURTHER_IMAGES,
          EXTRA_SAMPLES,
          SAMPLE_FORMAT,
          JPEG_TABLES,
          CHROMA_SAMPLING,
          CHROMA_PLACE,
          PROFILE);

  private final SourceStream in;
  private final long base;
  private final boolean big;
  private final Map<Integer, long[]> tags = new HashMap<>();
  private final Map<Integer, Long> shorts = new HashMap<>();
  private boolean followed;

  private TiffDirectory(SourceStream in, long base, boolean big) {
    this.in = in;
    this.base = base;
    this.big = big;
  }

  /**
   * Reads the first directory.
   *
   * @param in positioned anywhere; its byte order is left changed
   * @param base where the TIFF header ("II" or "MM") stands
   */
  static TiffDirectory read(SourceStream in, long base) throws IOException {
    in.seek(base);
    in.setByteOrder(in.readByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(base + 2);
    boolean big = in.readUnsignedShort() == 43;
    if (big) {
      in.seek(base + 8);
    }
    TiffDirectory directory = new TiffDirectory(in, base, big);
    directory.readEntries(big ? in.readLong() : in.readUnsignedInt());
    return directory;
  }

  private void readEntries(long offset) throws IOException {
    long start = checked(base, offset);
    in.seek(start);
    long count = big ? in.readLong() : in.readUnsignedShort();
    int size = big ? 20 : 12;
    long first = in.getStreamPosition();
    for (long i = 0; i < count; i++) {
      in.seek(checked(first, Math.multiplyExact(i, size)));
      int tag = in.readUnsignedShort();
      if (WANTED.contains(tag)) {
        int type = in.readUnsignedShort();
        if (type == SHORT) {
          shorts.put(tag, in.getStreamPosition() + (big ? Long.BYTES : Integer.BYTES));
        }
        tags.put(tag, readValues(type, big ? in.readLong() : in.readUnsignedInt()));
      }
    }
    long end = first + Math.multiplyExact(count, size);
    if (end + (big ? Long.BYTES : Integer.BYTES) <= in.length()) {
      in.seek(end);
      followed = (big ? in.readLong() : in.readUnsignedInt()) != 0;
    }
  }

  private long[] readValues(int type, long count) throws IOException {
    int size =
        switch (type) {
          case 1, 7 -> 1;
          case SHORT -> 2;
          case 4, 13 -> 4;
          case 16 -> 8;
          default -> 0;
        };
    if (size == 0 || count < 0 || count > in.length() / size) {
      return new long[0];
    }
    if (size * count > (big ? 8 : 4)) {
      in.seek(checked(base, big ? in.readLong() : in.readUnsignedInt()));
    }
    long[] values = new long[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (size) {
            case 1 -> in.readUnsignedByte();
            case 2 -> in.readUnsignedShort();
            case 4 -> in.readUnsignedInt();
            default -> in.readLong();
          };
    }
    return values;
  }

  private long checked(long from, long offset) throws BadImageException {
    long position = from + offset;
    if (offset < 0 || position < 0 || position >= in.length()) {
      throw BadImageException.truncated();
    }
    return position;
  }

  /** All values of a tag, empty if it is missing. */
  long[] values(int tag) {
    return tags.getOrDefault(tag, new long[0]);
  }

  /** Where the value of a tag stands that is one number of two bytes; empty if it is another. */
  Optional<Long> placeOfShort(int tag) {
    return values(tag).length == 1 ? Optional.ofNullable(shorts.get(tag)) : Optional.empty();
  }

  /** The first value of a tag. */
  long value(int tag, long fallback) {
    long[] values = values(tag);
    return values.length == 0 ? fallback : values[0];
  }

  /** Whether the file holds another image, after this one or below it. */
  boolean isFollowed() {
    return followed || values(FURTHER_IMAGES).length > 0;
  }

  /** What the samples mean; where the file does not say, three or more are red, green, blue. */
  int photometric() {
    long colours = value(SAMPLES_PER_PIXEL, 1) - values(EXTRA_SAMPLES).length;
    return (int) value(PHOTOMETRIC, colours >= 3 ? TiffHeader.RGB : TiffHeader.BLACK_IS_ZERO);
  }

  /** EXIF orientation, 1 if missing or senseless. */
  int orientation() {
    long value = value(ORIENTATION, 1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }
}
