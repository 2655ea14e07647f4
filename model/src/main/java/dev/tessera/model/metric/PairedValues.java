package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;

/** The values of two blocks of one shape side by side, some thousand at a time, in their order. */
final class PairedValues {
  private static final int AT_ONCE = 1 << 10;

  private final Samples one;
  private final Samples other;
  private final float[] ofOne = new float[AT_ONCE];
  private final float[] ofOther = new float[AT_ONCE];
  private long read;
  private int count;

  PairedValues(Samples one, Samples other) {
    requireSameShape(one, other);
    this.one = one;
    this.other = other;
  }

  /** Refuses two blocks that cannot be compared. */
  static void requireSameShape(Samples reference, Samples actual) {
    if (!reference.sameShape(actual)) {
      throw new IllegalArgumentException("shapes differ: " + reference + " and " + actual);
    }
  }

  /** Reads the next values; returns whether there were any. */
  boolean next() {
    count = (int) Math.min(AT_ONCE, one.length() - read);
    one.copyTo(read, ofOne, 0, count);
    other.copyTo(read, ofOther, 0, count);
    read += count;
    return count > 0;
  }

  /** Values read last. */
  int count() {
    return count;
  }

  /** Those of the first block; written anew by {@link #next}. */
  float[] ofOne() {
    return ofOne;
  }

  /** Those of the second block, likewise. */
  float[] ofOther() {
    return ofOther;
  }
}
