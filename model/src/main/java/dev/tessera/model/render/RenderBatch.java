package dev.tessera.model.render;

import java.util.Arrays;

/** Some tiles with the same local output points, and a block of these points. */
final class RenderBatch {
  private final int[] tiles;
  private final int[] firsts;
  private final int[] counts;

  /**
   * A batch.
   *
   * @param tiles which, at least one
   * @param firsts where the block begins along each axis
   * @param counts its points along each axis
   */
  RenderBatch(int[] tiles, int[] firsts, int[] counts) {
    this.tiles = tiles.clone();
    this.firsts = firsts.clone();
    this.counts = counts.clone();
  }

  /** T. */
  int tileCount() {
    return tiles.length;
  }

  /** Number of the i-th tile. */
  int tile(int i) {
    return tiles[i];
  }

  /** Where the block begins along an axis. */
  int first(int axis) {
    return firsts[axis];
  }

  /** Points of the block along an axis. */
  int count(int axis) {
    return counts[axis];
  }

  /** S, the points of the block. */
  int points() {
    return Arrays.stream(counts).reduce(1, (a, b) -> a * b);
  }

  /** Walks the points of the block. */
  BlockWalk walk() {
    return new BlockWalk(counts);
  }

  /** Walks the lines of the block along the last axis. */
  BlockWalk lines() {
    int[] lines = counts.clone();
    lines[lines.length - 1] = 1;
    return new BlockWalk(lines);
  }
}
