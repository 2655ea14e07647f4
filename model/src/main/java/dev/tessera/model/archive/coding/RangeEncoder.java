package dev.tessera.model.archive.coding;

import java.io.ByteArrayOutputStream;

/**
 * Writes binary decisions as bytes, each decision in about -log2 of its probability bits. The
 * interval [low, high] of 32 bits is cut in proportion to the probability and the part of the
 * decision is kept; bytes on which both ends agree are written (a binary arithmetic coder without
 * carry, as in Mahoney, "Adaptive weighing of context models for lossless data compression", 2005).
 */
public final class RangeEncoder implements BitPort {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int low;
  private int high = -1;

  @Override
  public int code(int bit, int one) {
    int middle = split(low, high, one);
    if (bit == 1) {
      high = middle;
    } else {
      low = middle + 1;
    }
    while ((low ^ high) >>> 24 == 0) {
      bytes.write(high >>> 24);
      low <<= 8;
      high = (high << 8) | 0xff;
    }
    return bit;
  }

  /** The last value, unsigned, that stands for a 1. */
  static int split(int low, int high, int one) {
    long range = Integer.toUnsignedLong(high - low);
    return low + (int) ((range * one) >>> 16);
  }

  /** Bytes that are certain by now. */
  public int length() {
    return bytes.size();
  }

  /** All that was written; nothing may be coded afterwards. */
  public byte[] finish() {
    // One byte is enough where all that begins with it lies within the interval; a decoder reads
    // zeros after the end.
    if (low != 0) {
      bytes.write((low >>> 24) + 1);
    }
    return bytes.toByteArray();
  }
}
