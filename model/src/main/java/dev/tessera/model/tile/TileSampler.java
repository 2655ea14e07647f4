package dev.tessera.model.tile;

import dev.tessera.model.signal.Samples;

/**
 * Gathers the samples of tiles; beyond the border the signal is reflected, its edge sample
 * repeated.
 */
public final class TileSampler {
  private final Samples signal;
  private final GridTiling grid;

  /**
   * Prepares to read tiles.
   *
   * @param signal (extent..., C)
   * @param grid a grid of the same extent
   * @throws IllegalArgumentException naming both extents if they differ
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

  private void gather(int tileIndex, int axis, int row, float[] destination, int offset) {
    int origin = grid.origin(tileIndex, axis);
    int n = grid.extent(axis);
    int length = grid.tile(axis);
    if (axis == grid.dimensions() - 1) {
      copyLine(row * n, origin, destination, offset);
      return;
    }
    int block = blockSize(axis);
    for (int i = 0; i < length; i++) {
      int next = row * n + reflect(origin + i, n);
      gather(tileIndex, axis + 1, next, destination, offset + i * block);
    }
  }

  private void copyLine(int first, int origin, float[] destination, int offset) {
    int axis = grid.dimensions() - 1;
    int channels = signal.channels();
    int n = grid.extent(axis);
    int length = grid.tile(axis);
    int inside = Math.max(0, Math.min(length, n - origin));
    signal.copyTo((first + origin) * channels, destination, offset, inside * channels);
    for (int i = inside; i < length; i++) {
      int from = first + reflect(origin + i, n);
      signal.copyTo(from * channels, destination, offset + i * channels, channels);
    }
  }

  private int blockSize(int axis) {
    int size = signal.channels();
    for (int a = axis + 1; a < grid.dimensions(); a++) {
      size *= grid.tile(a);
    }
    return size;
  }

  /**
   * Mirrors a position into the domain: ... 1 0 | 0 1 ... n-1 | n-1 n-2 ..., period 2n.
   *
   * @param position any position
   * @param n samples along the axis, at least 1
   * @return a position of 0 to n - 1
   */
  public static int reflect(int position, int n) {
    int phase = Math.floorMod(position, 2 * n);
    return phase < n ? phase : 2 * n - 1 - phase;
  }
}
