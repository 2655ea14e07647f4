package dev.tessera.model.render;

import java.util.Arrays;

/** A set of ints from a large range that come in clusters: bits in blocks made when needed. */
final class SparseMarks {
  private static final int BITS = 9;
  private static final int WORDS = 1 << (BITS - 6);
  private static final long[] ABSENT = new long[0];

  private final long[][] blocks;

  /** An empty set of numbers below a bound. */
  SparseMarks(int bound) {
    blocks = new long[(bound >> BITS) + 1][];
    Arrays.fill(blocks, ABSENT);
  }

  /**
   * Adds a number.
   *
   * @return whether it is new
   */
  boolean add(int number) {
    int index = number >> BITS;
    long[] block = blocks[index];
    if (block == ABSENT) {
      block = new long[WORDS];
      blocks[index] = block;
    }
    int word = (number >> 6) & (WORDS - 1);
    long bit = 1L << number;
    boolean isNew = (block[word] & bit) == 0;
    block[word] |= bit;
    return isNew;
  }
}
