package dev.tessera.model.tile;

/**
 * How much each tile counts where tiles overlap: a linear cross-fade along each axis, multiplied
 * over the axes.
 *
 * <p>Along one axis, with stride s and overlap o, tiles c-1 and c share the interval [c s - 1/2, c
 * s + o - 1/2] (pixel centres lie on integers, so a sample reaches half a unit to both sides).
 * There
 *
 * <pre>rise_c(p) = clamp((p - (c s - 1/2)) / o, 0, 1)</pre>
 *
 * (a step at c s - 1/2 when o = 0), rise_0 = 1 and rise_n = 0 everywhere, and the weight of tile c
 * is rise_c - rise_(c+1). The sum over tiles telescopes to 1 at every real position, also outside
 * the domain, where the outermost tile has the whole weight. At most two tiles count along an axis.
 */
public final class BlendWeights {
  private BlendWeights() {}

  /**
   * Weight of a tile along one axis.
   *
   * @param grid the grid
   * @param axis 0 to d - 1
   * @param tileCoordinate position of the tile along the axis, 0 to tilesAlong(axis) - 1
   * @param position in sample units, the centre of sample i at i; need not be whole
   * @return weight in [0,1]
   */
  public static double along(GridTiling grid, int axis, int tileCoordinate, double position) {
    return rise(grid, axis, tileCoordinate, position)
        - rise(grid, axis, tileCoordinate + 1, position);
  }

  private static double rise(GridTiling grid, int axis, int tileCoordinate, double position) {
    if (tileCoordinate == 0) {
      return 1;
    }
    if (tileCoordinate >= grid.tilesAlong(axis)) {
      return 0;
    }
    int overlap = grid.overlap(axis);
    double past = position - (tileCoordinate * (double) grid.stride(axis) - 0.5);
    if (overlap == 0) {
      return past >= 0 ? 1 : 0;
    }
    return Math.max(0, Math.min(1, past / overlap));
  }
}
