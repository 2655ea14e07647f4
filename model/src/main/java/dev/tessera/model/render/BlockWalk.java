package dev.tessera.model.render;

/** Walks the positions of a block row-major, the last axis fastest, from all 0 on. */
final class BlockWalk {
  private final int[] counts;
  private final int[] position;

  /** A block of so many positions along each axis, each at least 1. */
  BlockWalk(int... counts) {
    this.counts = counts.clone();
    position = new int[counts.length];
  }

  /** Where the walk is along an axis. */
  int at(int axis) {
    return position[axis];
  }

  /** Goes on; returns false, and is at the beginning again, after the last position. */
  boolean next() {
    int axis = position.length - 1;
    while (axis >= 0 && ++position[axis] == counts[axis]) {
      position[axis--] = 0;
    }
    return axis >= 0;
  }
}
