package dev.tessera.model.render;

import java.util.Arrays;

/** Values at some points of a cubic lattice, in blocks of 8^3 that exist where they are needed. */
final class SparseLattice {
  private static final int BITS = 3;
  private static final int MASK = (1 << BITS) - 1;
  private static final int BLOCK = 1 << (3 * BITS);
  private static final float[] ABSENT = new float[0];

  private final int blocksPerAxis;
  private final float[][] blocks;

  /** An empty lattice with so many points along each axis. */
  SparseLattice(int points) {
    blocksPerAxis = (points + MASK) >> BITS;
    blocks = new float[blocksPerAxis * blocksPerAxis * blocksPerAxis][];
    Arrays.fill(blocks, ABSENT);
  }

  /** The value at a point, or NaN where there is none. */
  float get(int x, int y, int z) {
    float[] block = blocks[block(x, y, z)];
    return block == ABSENT ? Float.NaN : block[within(x, y, z)];
  }

  /** Sets the value at a point. */
  void set(int x, int y, int z, float value) {
    int index = block(x, y, z);
    float[] block = blocks[index];
    if (block == ABSENT) {
      block = new float[BLOCK];
      Arrays.fill(block, Float.NaN);
      blocks[index] = block;
    }
    block[within(x, y, z)] = value;
  }

  private int block(int x, int y, int z) {
    return ((z >> BITS) * blocksPerAxis + (y >> BITS)) * blocksPerAxis + (x >> BITS);
  }

  private static int within(int x, int y, int z) {
    return ((z & MASK) << BITS | (y & MASK)) << BITS | (x & MASK);
  }
}
