package dev.tessera.model.tile;

/**
 * Where the points of a tile lie in the signal. Points are numbered row-major within the tile;
 * points beyond the border are those of the signal reflected there, edge sample repeated.
 */
public final class TilePoints {
  private final GridTiling grid;
  private final int line;

  /** From a point of the signal to the next along each axis. */
  private final long[] strides;

  /** Where the lines of a tile along the last axis begin, as seen from its first point. */
  private final long[] lines;

  /** Prepares a grid. */
  public TilePoints(GridTiling grid) {
    this.grid = grid;
    int d = grid.dimensions();
    line = grid.tile(d - 1);
    strides = new long[d];
    long stride = 1;
    for (int a = d - 1; a >= 0; a--) {
      strides[a] = stride;
      stride = Math.multiplyExact(stride, grid.extent(a));
    }
    lines = new long[grid.samplesPerTile() / line];
    for (int l = 0; l < lines.length; l++) {
      for (int a = 0; a < d; a++) {
        lines[l] += position(l * line, a) * strides[a];
      }
    }
  }

  /** Position of a point within its tile along an axis, 0 to tile - 1. */
  public int position(int point, int axis) {
    int rest = point;
    for (int a = grid.dimensions() - 1; a > axis; a--) {
      rest /= grid.tile(a);
    }
    return rest % grid.tile(axis);
  }

  /** Local coordinate of a point along an axis: pixel centres of the tile mapped to (-1,1). */
  public float local(int point, int axis) {
    return (2f * position(point, axis) + 1) / grid.tile(axis) - 1;
  }

  /**
   * Row-major indices of points in the signal.
   *
   * @param tile which tile
   * @param points numbers of points, (S)
   * @param indices receives the index of each, from {@code offset} on
   * @param offset first cell written
   */
  public void indices(int tile, int[] points, long[] indices, int offset) {
    if (inside(tile)) {
      inside(first(tile), points, indices, offset);
      return;
    }
    for (int i = 0; i < points.length; i++) {
      indices[offset + i] = reflected(tile, points[i]);
    }
  }

  /** Points mostly come in lines: only the first of a line has to be looked for. */
  private void inside(long first, int[] points, long[] indices, int offset) {
    int from = 0;
    int end = 0;
    long base = 0;
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point < from || point >= end) {
        from = point / line * line;
        end = from + line;
        base = first + lines[point / line] - from;
      }
      indices[offset + i] = base + point;
    }
  }

  private long first(int tile) {
    long first = 0;
    for (int a = 0; a < strides.length; a++) {
      first += grid.origin(tile, a) * strides[a];
    }
    return first;
  }

  private long reflected(int tile, int point) {
    long index = 0;
    for (int a = 0; a < strides.length; a++) {
      long p = (long) grid.origin(tile, a) + position(point, a);
      index += TileSampler.reflect(p, grid.extent(a)) * strides[a];
    }
    return index;
  }

  /** Whether no point of a tile lies beyond the border. */
  public boolean inside(int tile) {
    for (int a = 0; a < strides.length; a++) {
      if (grid.origin(tile, a) > grid.extent(a) - grid.tile(a)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a point of a tile lies within the signal. */
  public boolean contains(int tile, int point) {
    for (int a = 0; a < strides.length; a++) {
      if (position(point, a) >= grid.extent(a) - grid.origin(tile, a)) {
        return false;
      }
    }
    return true;
  }
}
