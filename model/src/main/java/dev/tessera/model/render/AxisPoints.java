package dev.tessera.model.render;

import dev.tessera.model.tile.BlendWeights;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;

/**
 * The output points along one axis on which one tile counts: {@code count()} in a row from {@code
 * first} on.
 *
 * @param first position in the output of the first point
 * @param local local coordinates of the points in the tile
 * @param weights weight of the tile at each point, in (0,1]
 */
record AxisPoints(int first, List<Float> local, List<Float> weights) {
  /**
   * The points of every tile along an axis.
   *
   * <p>Output point j has its centre at (j + 1/2) extent / outputs - 1/2 in sample units, so both
   * grids cover the same domain.
   */
  static List<AxisPoints> along(GridTiling grid, int axis, int outputs) {
    double pitch = grid.extent(axis) / (double) outputs;
    List<AxisPoints> tiles = new ArrayList<>();
    for (int tile = 0; tile < grid.tilesAlong(axis); tile++) {
      double origin = (double) tile * grid.stride(axis);
      int from = (int) Math.max(0, Math.floor((origin - 1) / pitch));
      double end = tile == grid.tilesAlong(axis) - 1 ? grid.extent(axis) : origin + grid.tile(axis);
      int to = (int) Math.min(outputs, Math.ceil((end + 1) / pitch));
      tiles.add(points(grid, axis, tile, from, to, pitch));
    }
    return tiles;
  }

  private static AxisPoints points(
      GridTiling grid, int axis, int tile, int from, int to, double pitch) {
    double origin = (double) tile * grid.stride(axis);
    int first = from;
    List<Float> local = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (int j = from; j < to; j++) {
      double position = (j + 0.5) * pitch - 0.5;
      double weight = BlendWeights.along(grid, axis, tile, position);
      if (weight > 0) {
        if (local.isEmpty()) {
          first = j;
        }
        double coordinate = (2 * (position - origin) + 1) / grid.tile(axis) - 1;
        // Rounding to a millionth of a tile lets tiles with equal points be recognised.
        local.add((float) (Math.rint(coordinate * 1e6) * 1e-6));
        weights.add((float) weight);
      }
    }
    return new AxisPoints(first, List.copyOf(local), List.copyOf(weights));
  }

  int count() {
    return local.size();
  }

  float weight(int i) {
    return weights.get(i);
  }
}
