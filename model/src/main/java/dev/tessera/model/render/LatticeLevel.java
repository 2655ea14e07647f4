package dev.tessera.model.render;

import org.jspecify.annotations.Nullable;

/**
 * The lattice over [-1,1]^3 at one coarseness: every stride-th of its points along each axis, and
 * the last one, so that any resolution has coarser levels; the last cells may be shorter.
 *
 * <p>Points are numbered 0 to n along an axis, cells 0 to n-1. Beyond the border lies a ring of
 * cells, -1 and n, whose outer points are outside any shape.
 */
final class LatticeLevel {
  /** Fewest cells along an axis of the coarsest level. */
  static final int COARSEST = 16;

  private final int resolution;
  private final int stride;
  private final int cells;
  private final SparseLattice values;
  private final @Nullable SparseLattice coarser;

  private LatticeLevel(int resolution, int stride, @Nullable SparseLattice coarser) {
    this.resolution = resolution;
    this.stride = stride;
    this.coarser = coarser;
    cells = (resolution + stride - 1) / stride;
    values = new SparseLattice(cells + 1);
  }

  /**
   * The coarsest level.
   *
   * @param resolution cells along each axis of the finest level
   */
  static LatticeLevel coarsest(int resolution) {
    int stride = 1;
    while (resolution / (2 * stride) >= COARSEST) {
      stride *= 2;
    }
    return new LatticeLevel(resolution, stride, null);
  }

  /** The finest level, without those above it. */
  static LatticeLevel finest(int resolution) {
    return new LatticeLevel(resolution, 1, null);
  }

  /** The level of half the stride; what this one knows it knows too. */
  LatticeLevel finer() {
    return new LatticeLevel(resolution, stride / 2, values);
  }

  boolean isFinest() {
    return stride == 1;
  }

  /** Levels below this one. */
  int levelsBelow() {
    return Integer.numberOfTrailingZeros(stride);
  }

  /** n, cells along each axis. */
  int cells() {
    return cells;
  }

  /** The longest side of a cell, in units of the domain. */
  double side() {
    return 2.0 * stride / resolution;
  }

  /** The coordinate of a point, -1 to 1. */
  float position(int point) {
    return (float) (-1 + 2.0 * Math.min(point * stride, resolution) / resolution);
  }

  /** A number for a cell, ring included; below {@link #cellBound}. */
  int cell(int x, int y, int z) {
    int row = cells + 2;
    return ((z + 1) * row + y + 1) * row + x + 1;
  }

  int cellBound() {
    int row = cells + 2;
    return row * row * row;
  }

  int cellX(int cell) {
    return cell % (cells + 2) - 1;
  }

  int cellY(int cell) {
    return cell / (cells + 2) % (cells + 2) - 1;
  }

  int cellZ(int cell) {
    int row = cells + 2;
    return cell / (row * row) - 1;
  }

  /** Whether the field has a value at a point, which is so unless it lies beyond the border. */
  boolean contains(int x, int y, int z) {
    return x >= 0 && y >= 0 && z >= 0 && x <= cells && y <= cells && z <= cells;
  }

  /** The value at a point of this level, infinite beyond the border, NaN if not known. */
  float value(int x, int y, int z) {
    return contains(x, y, z) ? values.get(x, y, z) : Float.POSITIVE_INFINITY;
  }

  void set(int x, int y, int z, float value) {
    values.set(x, y, z, value);
  }

  /** Whether the value at a point is known, here or from the level before. */
  boolean knows(int x, int y, int z) {
    if (!Float.isNaN(values.get(x, y, z))) {
      return true;
    }
    if (coarser != null && isShared(x) && isShared(y) && isShared(z)) {
      float value = coarser.get(coarserPoint(x), coarserPoint(y), coarserPoint(z));
      if (!Float.isNaN(value)) {
        values.set(x, y, z, value);
        return true;
      }
    }
    return false;
  }

  private boolean isShared(int point) {
    return (point & 1) == 0 || point == cells;
  }

  /** Rounds up, for the last point, which every level has. */
  private static int coarserPoint(int point) {
    return (point + 1) >> 1;
  }
}
