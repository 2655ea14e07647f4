package dev.tessera.model.field.layered;

/**
 * Grids of corners over a tile, each finer than the one before, whose corners have a row in one
 * table each: rows of their own while there are enough, hashed rows else (Mueller et al. 2022).
 *
 * <p>A corner (c_0, ..., c_{d-1}) of a hashed grid has row (xor of c_a p_a) mod R, p = 1,
 * 2654435761, 805459861.
 */
final class HashGrid {
  private static final int COARSEST = 16;
  private static final double GROWTH = 1.5;
  private static final int MOST_LEVELS = 16;
  private static final long[] PRIMES = {1, 2654435761L, 805459861L};

  private final int dimensions;
  private final int[] cells;
  private final int[] rows;
  private final int[] first;

  /**
   * Of a tile.
   *
   * @param dimensions d, 1 to 3
   * @param finest cells along each axis of the finest grid, 1 or more
   * @param most rows of a table, R, a power of 2
   */
  HashGrid(int dimensions, int finest, int most) {
    this.dimensions = dimensions;
    int coarsest = Math.min(COARSEST, finest);
    double ratio = Math.log((double) finest / coarsest);
    int levels = 1 + (int) Math.min(MOST_LEVELS - 1, Math.ceil(ratio / Math.log(GROWTH)));
    cells = new int[levels];
    rows = new int[levels];
    first = new int[levels + 1];
    for (int level = 0; level < levels; level++) {
      double share = levels == 1 ? 1 : level / (levels - 1.0);
      cells[level] = (int) Math.rint(coarsest * Math.exp(ratio * share));
      rows[level] = (int) Math.min(most, Math.pow(cells[level] + 1.0, dimensions));
      first[level + 1] = first[level] + rows[level];
    }
  }

  /** How many grids. */
  int levels() {
    return cells.length;
  }

  /** Cells along each axis. */
  int cells(int level) {
    return cells[level];
  }

  /** Corners of a cell. */
  int corners() {
    return 1 << dimensions;
  }

  /** Rows of all tables together. */
  int rows() {
    return first[cells.length];
  }

  /** The row of a corner among those of all tables. */
  int row(int level, int... corner) {
    boolean hashed = Math.pow(cells[level] + 1.0, dimensions) > rows[level];
    long row = 0;
    for (int a = 0; a < dimensions; a++) {
      row = hashed ? row ^ (corner[a] * PRIMES[a]) : row * (cells[level] + 1L) + corner[a];
    }
    return first[level] + (int) (hashed ? row & (rows[level] - 1) : row);
  }

  /**
   * Where points lie, by the corners of the cells around them.
   *
   * @param points (S,d) local coordinates; those outside of the tile count as on its edge
   * @param found takes the rows of corners, (S,levels,corners)
   * @param shares takes the share of each, that of a linear interpolation
   */
  void locate(float[] points, long[] found, float[] shares) {
    int next = 0;
    int[] corner = new int[dimensions];
    for (int at = 0; at < points.length; at += dimensions) {
      for (int level = 0; level < cells.length; level++) {
        for (int k = 0; k < corners(); k++) {
          float share = 1;
          for (int a = 0; a < dimensions; a++) {
            float along = Math.max(0, Math.min(1, (points[at + a] + 1) / 2)) * cells[level];
            int lower = Math.min((int) along, cells[level] - 1);
            boolean upper = ((k >> a) & 1) == 1;
            corner[a] = upper ? lower + 1 : lower;
            share *= upper ? along - lower : 1 - (along - lower);
          }
          found[next] = row(level, corner);
          shares[next++] = share;
        }
      }
    }
  }
}
