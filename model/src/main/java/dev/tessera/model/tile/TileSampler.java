package dev.tessera.model.tile;

import dev.tessera.model.signal.Samples;

/**
 * Gathers the samples of tiles; beyond the border the signal is reflected, its edge sample
 * repeated.
 */
public final class TileSampler {
  private final Samples signal;
  private final GridTiling grid;

  /** Values from one position along an axis of a tile to the next. */
  private final int[] blocks;

  /**
   * Prepares to read tiles.
   *
   * @param signal (extent..., C)
   * @param grid a grid of the same extent
   * @throws IllegalArgumentException naming both extents if they differ
   * @throws ArithmeticException if a tile has more values than an array can hold
   */
  public TileSampler(Samples signal, GridTiling grid) {
    boolean fits = signal.dimensions() == grid.dimensions();
    for (int a = 0; fits && a < grid.dimensions(); a++) {
      fits = signal.extent(a) == grid.extent(a);
    }
    if (!fits) {
      throw new IllegalArgumentException("signal and grid differ: " + signal + " and " + grid);
    }
    this.signal = signal;
    this.grid = grid;
    blocks = new int[grid.dimensions()];
    int size = signal.channels();
    for (int a = blocks.length - 1; a >= 0; a--) {
      blocks[a] = size;
      size = Math.multiplyExact(size, grid.tile(a));
    }
  }

  /**
   * Copies one tile.
   *
   * @param tileIndex 0 to T - 1
   * @param destination receives (S, C), samples row-major within the tile
   * @param offset where the tile begins in destination
   */
  public void gather(int tileIndex, float[] destination, int offset) {
    gather(tileIndex, 0, 0, destination, offset);
  }

  private void gather(int tileIndex, int axis, long row, float[] destination, int offset) {
    int origin = grid.origin(tileIndex, axis);
    int n = grid.extent(axis);
    int length = grid.tile(axis);
    if (axis == grid.dimensions() - 1) {
      copyLine(row * n, origin, destination, offset);
      return;
    }
    int block = blocks[axis];
    for (int i = 0; i < length; i++) {
      long next = row * n + reflect((long) origin + i, n);
      gather(tileIndex, axis + 1, next, destination, offset + i * block);
    }
  }

  private void copyLine(long first, int origin, float[] destination, int offset) {
    int axis = grid.dimensions() - 1;
    int channels = signal.channels();
    int n = grid.extent(axis);
    int length = grid.tile(axis);
    int inside = Math.max(0, Math.min(length, n - origin));
    signal.copyTo((first + origin) * channels, destination, offset, inside * channels);
    for (int i = inside; i < length; i++) {
      long from = first + reflect((long) origin + i, n);
      signal.copyTo(from * channels, destination, offset + i * channels, channels);
    }
  }

  /**
   * Mirrors a position into the domain: ... 1 0 | 0 1 ... n-1 | n-1 n-2 ..., period 2n.
   *
   * @param position any position
   * @param n samples along the axis, at least 1
   * @return a position of 0 to n - 1
   */
  public static int reflect(long position, int n) {
    if (position >= 0 && position < n) {
      return (int) position;
    }
    long phase = Math.floorMod(position, 2L * n);
    return (int) (phase < n ? phase : 2L * n - 1 - phase);
  }
}
