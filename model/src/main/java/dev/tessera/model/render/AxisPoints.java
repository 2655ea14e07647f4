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
  /** The points of every tile along an axis. */
  static List<AxisPoints> along(GridTiling grid, int axis, OutputPoints outputs) {
    List<AxisPoints> tiles = new ArrayList<>();
    int last = grid.tilesAlong(axis) - 1;
    for (int tile = 0; tile <= last; tile++) {
      double origin = (double) tile * grid.stride(axis);
      // What lies beyond the border is given by the outermost tiles.
      int from = tile == 0 ? 0 : outputs.firstFrom(axis, origin - 1);
      double end = origin + grid.tile(axis) + 1;
      int to = tile == last ? outputs.count(axis) : outputs.firstFrom(axis, end);
      tiles.add(points(grid, axis, tile, outputs, from, to));
    }
    return tiles;
  }

  private static AxisPoints points(
      GridTiling grid, int axis, int tile, OutputPoints outputs, int from, int to) {
    double origin = (double) tile * grid.stride(axis);
    int first = from;
    List<Float> local = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (int j = from; j < to; j++) {
      double position = outputs.position(axis, j);
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
