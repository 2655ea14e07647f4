package dev.tessera.model.tile;

import java.util.Arrays;

/**
 * A regular grid of equal tiles that covers a d-dimensional grid of samples.
 *
 * <p>Along each axis, tile i begins at i * stride with stride = tile - overlap and is {@code tile}
 * samples long; there are as many as cover the extent, at least one. The last tile may reach beyond
 * the extent: what it holds there is the signal reflected at the border (edge sample repeated) when
 * read and is cropped when written. Tiles are numbered row-major, slowest axis first.
 */
public final class GridTiling implements Tiling {
  private final int[] extent;
  private final int[] tile;
  private final int[] overlap;
  private final int[] counts;

  private GridTiling(int[] extent, int[] tile, int[] overlap) {
    this.extent = extent;
    this.tile = tile;
    this.overlap = overlap;
    this.counts = new int[extent.length];
    for (int a = 0; a < extent.length; a++) {
      int stride = tile[a] - overlap[a];
      counts[a] = Math.max(1, (int) (((long) extent[a] - overlap[a] + stride - 1) / stride));
    }
  }

  /**
   * Cuts a domain.
   *
   * @param extent samples along each axis, at least 1
   * @param tile samples of a tile along each axis, at least 1
   * @param overlap samples that neighbouring tiles share, 0 to half a tile
   * @throws IllegalArgumentException naming the axis that is out of range, or if there are more
   *     tiles, or samples of a tile, than an int can count
   */
  public static GridTiling of(int[] extent, int[] tile, int[] overlap) {
    if (extent.length == 0 || extent.length != tile.length || extent.length != overlap.length) {
      throw new IllegalArgumentException(
          "extent, tile and overlap need one entry per axis, found "
              + Arrays.toString(extent)
              + ", "
              + Arrays.toString(tile)
              + ", "
              + Arrays.toString(overlap));
    }
    for (int a = 0; a < extent.length; a++) {
      if (extent[a] < 1 || tile[a] < 1) {
        throw new IllegalArgumentException("axis " + a + ": extent and tile must be at least 1");
      }
      if (overlap[a] < 0 || 2L * overlap[a] > tile[a]) {
        throw new IllegalArgumentException(
            "axis " + a + ": overlap must be 0 to half the tile, found " + overlap[a]);
      }
    }
    GridTiling grid = new GridTiling(extent.clone(), tile.clone(), overlap.clone());
    requireCountable("tiles", grid.counts, grid);
    requireCountable("samples of a tile", tile, grid);
    return grid;
  }

  private static void requireCountable(String what, int[] along, GridTiling grid) {
    long count = 1;
    for (int n : along) {
      count *= n;
      if (count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "at most " + Integer.MAX_VALUE + " " + what + ", found more: " + grid);
      }
    }
  }

  /** One tile that covers everything: the global representation. */
  public static GridTiling whole(int... extent) {
    return of(extent, extent, new int[extent.length]);
  }

  @Override
  public int dimensions() {
    return extent.length;
  }

  /** Samples of the domain along an axis. */
  public int extent(int axis) {
    return extent[axis];
  }

  /** Samples of a tile along an axis. */
  public int tile(int axis) {
    return tile[axis];
  }

  /** Samples shared by neighbours along an axis. */
  public int overlap(int axis) {
    return overlap[axis];
  }

  /** Tiles along an axis. */
  public int tilesAlong(int axis) {
    return counts[axis];
  }

  @Override
  public int tileCount() {
    int count = 1;
    for (int n : counts) {
      count *= n;
    }
    return count;
  }

  /** S, the number of samples of one tile, those beyond the border included. */
  public int samplesPerTile() {
    int count = 1;
    for (int n : tile) {
      count *= n;
    }
    return count;
  }

  /** Samples from the beginning of a tile to that of the next along an axis. */
  public int stride(int axis) {
    return tile[axis] - overlap[axis];
  }

  /** Which tile along an axis a tile is: 0 to tilesAlong(axis) - 1. */
  public int coordinate(int tileIndex, int axis) {
    int rest = tileIndex;
    for (int a = extent.length - 1; a > axis; a--) {
      rest /= counts[a];
    }
    return rest % counts[axis];
  }

  /** Position of a tile's first sample along an axis. */
  public int origin(int tileIndex, int axis) {
    return coordinate(tileIndex, axis) * stride(axis);
  }

  /**
   * The tile coordinate along an axis that owns a sample: cells of owners are disjoint and cover
   * the domain, borders lie in the middle of overlaps.
   */
  public int ownerAlong(int axis, int position) {
    int shifted = Math.max(0, position - overlap[axis] / 2);
    return Math.min(counts[axis] - 1, shifted / stride(axis));
  }

  /** First sample along an axis that belongs to the cell of a tile coordinate. */
  public int cellStart(int axis, int coordinate) {
    return coordinate == 0 ? 0 : coordinate * stride(axis) + overlap[axis] / 2;
  }

  /** One past the last sample along an axis that belongs to the cell of a tile coordinate. */
  public int cellEnd(int axis, int coordinate) {
    return coordinate == counts[axis] - 1 ? extent[axis] : cellStart(axis, coordinate + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GridTiling that
        && Arrays.equals(extent, that.extent)
        && Arrays.equals(tile, that.tile)
        && Arrays.equals(overlap, that.overlap);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(extent) + Arrays.hashCode(tile)) + Arrays.hashCode(overlap);
  }

  @Override
  public String toString() {
    return "GridTiling"
        + Arrays.toString(extent)
        + " in "
        + Arrays.toString(counts)
        + " tiles of "
        + Arrays.toString(tile)
        + " overlap "
        + Arrays.toString(overlap);
  }
}
