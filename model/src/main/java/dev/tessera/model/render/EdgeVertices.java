package dev.tessera.model.render;

import org.jspecify.annotations.Nullable;

/** Which vertex lies on an edge of the lattice, in blocks of edges made when needed. */
final class EdgeVertices {
  /** What {@link #get} says of an edge without a vertex. */
  static final int NONE = -1;

  private static final int BITS = 2;
  private static final int MASK = (1 << BITS) - 1;
  private static final int AXES = 3;
  private static final int BLOCK = AXES << (3 * BITS);

  private final int blocksPerAxis;

  /** One more than the vertex of each edge; 0 for none. */
  private final int[] @Nullable [] blocks;

  /**
   * No vertex yet.
   *
   * @param points of the lattice along each axis
   */
  EdgeVertices(int points) {
    blocksPerAxis = (points + MASK) >> BITS;
    blocks = new int[blocksPerAxis * blocksPerAxis * blocksPerAxis][];
  }

  /**
   * The vertex of the edge that leaves a point along an axis, or {@link #NONE}.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  int get(int x, int y, int z, int axis) {
    int[] block = blocks[block(x, y, z)];
    return block == null ? NONE : block[within(x, y, z, axis)] - 1;
  }

  /** Puts a vertex on an edge. */
  void put(int x, int y, int z, int axis, int vertex) {
    int index = block(x, y, z);
    int[] block = blocks[index];
    if (block == null) {
      block = new int[BLOCK];
      blocks[index] = block;
    }
    block[within(x, y, z, axis)] = vertex + 1;
  }

  private int block(int x, int y, int z) {
    return ((z >> BITS) * blocksPerAxis + (y >> BITS)) * blocksPerAxis + (x >> BITS);
  }

  private static int within(int x, int y, int z, int axis) {
    return (((z & MASK) << BITS | (y & MASK)) << BITS | (x & MASK)) * AXES + axis;
  }
}
