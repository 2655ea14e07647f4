package dev.tessera.model.tile;

import java.util.Arrays;

/**
 * Cubic tiles over [-1,1]^3 of which only those near a surface are kept; the others are wholly
 * inside or wholly outside.
 *
 * <p>Cells divide the cube into n^3 equal parts of side 2/n, numbered row-major with z slowest:
 * cell = (z n + y) n + x. The tile of a cell is the cell grown by {@code overlap} cell sides
 * towards every neighbour, so tiles of neighbouring cells share a slab of width 2 overlap cell
 * sides, in which they are cross-faded linearly. Tiles are numbered 0 to T-1 by ascending cell.
 */
public final class SparseTiling implements Tiling {
  /** What {@link #tileAt} says of a cell that is wholly outside. */
  public static final int OUTSIDE = -1;

  /** What {@link #tileAt} says of a cell that is wholly inside. */
  public static final int INSIDE = -2;

  private final int perAxis;
  private final double overlap;
  private final int[] tileOfCell;
  private final int[] cellOfTile;

  private SparseTiling(int perAxis, double overlap, int[] tileOfCell, int[] cellOfTile) {
    this.perAxis = perAxis;
    this.overlap = overlap;
    this.tileOfCell = tileOfCell;
    this.cellOfTile = cellOfTile;
  }

  /**
   * Keeps some cells.
   *
   * @param perAxis n, cells along each axis, 1 to 128
   * @param overlap cell sides by which a tile reaches into its neighbours, 0 to 0.5
   * @param kinds of each cell, (n^3): {@link #OUTSIDE}, {@link #INSIDE}, or 0 for a tile
   * @throws IllegalArgumentException naming what is out of range
   */
  public static SparseTiling of(int perAxis, double overlap, int[] kinds) {
    if (perAxis < 1 || perAxis > 128 || kinds.length != perAxis * perAxis * perAxis) {
      throw new IllegalArgumentException(
          "cells along an axis must be 1 to 128 and kinds n^3, found "
              + perAxis
              + " and "
              + kinds.length);
    }
    if (!(overlap >= 0 && overlap <= 0.5)) {
      throw new IllegalArgumentException("overlap must be 0 to 0.5 cells, found " + overlap);
    }
    int[] tileOfCell = new int[kinds.length];
    int[] cellOfTile = new int[kinds.length];
    int tiles = 0;
    for (int cell = 0; cell < kinds.length; cell++) {
      if (kinds[cell] == 0) {
        cellOfTile[tiles] = cell;
        tileOfCell[cell] = tiles++;
      } else {
        tileOfCell[cell] = kinds[cell] == INSIDE ? INSIDE : OUTSIDE;
      }
    }
    return new SparseTiling(perAxis, overlap, tileOfCell, Arrays.copyOf(cellOfTile, tiles));
  }

  /** One tile for all of [-1,1]^3: the global representation. */
  public static SparseTiling whole() {
    return of(1, 0, new int[1]);
  }

  /**
   * The cells in which this or the other has a tile, or of which one says inside and the other
   * outside: every cell in which two shapes can differ.
   *
   * @param other of as many cells and the same overlap
   */
  public SparseTiling union(SparseTiling other) {
    if (perAxis != other.perAxis || overlap != other.overlap) {
      throw new IllegalArgumentException("tiles differ: " + this + " and " + other);
    }
    int[] kinds = kinds();
    for (int cell = 0; cell < kinds.length; cell++) {
      if (other.tileOfCell[cell] >= 0 || other.tileOfCell[cell] != tileOfCell[cell]) {
        kinds[cell] = 0;
      }
    }
    return of(perAxis, overlap, kinds);
  }

  /** n, cells along each axis. */
  public int perAxis() {
    return perAxis;
  }

  /** Cell sides by which a tile reaches into its neighbours. */
  public double overlap() {
    return overlap;
  }

  /** Side of a cell, 2/n. */
  public double side() {
    return 2.0 / perAxis;
  }

  @Override
  public int dimensions() {
    return 3;
  }

  @Override
  public int tileCount() {
    return cellOfTile.length;
  }

  /** The tile of a cell, or {@link #OUTSIDE} or {@link #INSIDE}. */
  public int tileAt(int x, int y, int z) {
    return tileOfCell[(z * perAxis + y) * perAxis + x];
  }

  /**
   * Which cell along an axis a tile is of.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public int cell(int tile, int axis) {
    int cell = cellOfTile[tile];
    return axis == 0
        ? cell % perAxis
        : axis == 1 ? cell / perAxis % perAxis : cell / (perAxis * perAxis);
  }

  /**
   * Middle of a tile along an axis.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double centre(int tile, int axis) {
    return (cell(tile, axis) + 0.5) * side() - 1;
  }

  /**
   * Half the side of a tile, overlap included: local coordinate 1 lies this far from its middle.
   */
  public double halfSide() {
    return side() * (0.5 + overlap);
  }

  /** A copy of the kinds that {@link #of} takes. */
  public int[] kinds() {
    int[] kinds = tileOfCell.clone();
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Math.min(kinds[i], 0);
    }
    return kinds;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseTiling that
        && perAxis == that.perAxis
        && overlap == that.overlap
        && Arrays.equals(tileOfCell, that.tileOfCell);
  }

  @Override
  public int hashCode() {
    return 31 * perAxis + Arrays.hashCode(tileOfCell);
  }

  @Override
  public String toString() {
    return tileCount() + " of " + perAxis + "^3 voxels, overlap " + overlap;
  }
}
