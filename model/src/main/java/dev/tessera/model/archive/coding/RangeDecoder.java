package dev.tessera.model.archive.coding;

/** Reads what {@link RangeEncoder} wrote, given the same probabilities. */
public final class RangeDecoder implements BitPort {
  private static final int START = 4;

  private final byte[] bytes;
  private int next;
  private int low;
  private int high = -1;
  private int value;

  /** Reads bytes that must not change meanwhile; after their end come zeros. */
  public RangeDecoder(byte[] bytes) {
    this.bytes = bytes;
    for (int i = 0; i < START; i++) {
      value = (value << 8) | read();
    }
  }

  private int read() {
    int at = next++;
    return at < bytes.length ? bytes[at] & 0xff : 0;
  }

  @Override
  public int code(int bit, int one) {
    int middle = RangeEncoder.split(low, high, one);
    int found = Integer.compareUnsigned(value, middle) <= 0 ? 1 : 0;
    if (found == 1) {
      high = middle;
    } else {
      low = middle + 1;
    }
    while ((low ^ high) >>> 24 == 0) {
      low <<= 8;
      high = (high << 8) | 0xff;
      value = (value << 8) | read();
    }
    return found;
  }

  /**
   * Whether more was asked for than was written: an encoder's bytes are read to at most three bytes
   * beyond their end.
   */
  public boolean exhausted() {
    return next > bytes.length + START;
  }
}
