package dev.tessera.model.tile;

/**
 * Where the points of a tile lie in the signal. Points are numbered row-major within the tile;
 * points beyond the border are those of the signal reflected there, edge sample repeated.
 */
public final class TilePoints {
  private final GridTiling grid;
  private final int[] strides;
  private final int[] offsets;

  /** Prepares a grid. */
  public TilePoints(GridTiling grid) {
    this.grid = grid;
    int d = grid.dimensions();
    strides = new int[d];
    int stride = 1;
    for (int a = d - 1; a >= 0; a--) {
      strides[a] = stride;
      stride *= grid.extent(a);
    }
    offsets = new int[grid.samplesPerTile()];
    for (int p = 0; p < offsets.length; p++) {
      for (int a = 0; a < d; a++) {
        offsets[p] += position(p, a) * strides[a];
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
  public void indices(int tile, int[] points, int[] indices, int offset) {
    if (inside(tile)) {
      int base = 0;
      for (int a = 0; a < strides.length; a++) {
        base += grid.origin(tile, a) * strides[a];
      }
      for (int i = 0; i < points.length; i++) {
        indices[offset + i] = base + offsets[points[i]];
      }
      return;
    }
    for (int i = 0; i < points.length; i++) {
      int index = 0;
      for (int a = 0; a < strides.length; a++) {
        int p = grid.origin(tile, a) + position(points[i], a);
        index += TileSampler.reflect(p, grid.extent(a)) * strides[a];
      }
      indices[offset + i] = index;
    }
  }

  /** Whether no point of a tile lies beyond the border. */
  public boolean inside(int tile) {
    for (int a = 0; a < strides.length; a++) {
      if (grid.origin(tile, a) + grid.tile(a) > grid.extent(a)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a point of a tile lies within the signal. */
  public boolean contains(int tile, int point) {
    for (int a = 0; a < strides.length; a++) {
      if (grid.origin(tile, a) + position(point, a) >= grid.extent(a)) {
        return false;
      }
    }
    return true;
  }
}
