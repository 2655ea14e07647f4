package dev.tessera.model.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seeded grids of 1 to 4 dimensions: tiles larger than the domain and overlaps included. */
final class RandomGrids {
  private RandomGrids() {}

  static Stream<GridTiling> stream() {
    return IntStream.range(0, 120).mapToObj(seed -> grid(1 + seed % 4, seed));
  }

  private static GridTiling grid(int dimensions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int largest = dimensions == 1 ? 200 : dimensions == 2 ? 40 : 12 - 2 * (dimensions - 3);
    int[] extent = new int[dimensions];
    int[] tile = new int[dimensions];
    int[] overlap = new int[dimensions];
    for (int a = 0; a < dimensions; a++) {
      extent[a] = 1 + random.nextInt(largest);
      tile[a] = 1 + random.nextInt(dimensions > 2 ? 7 : 20);
      overlap[a] = random.nextInt(tile[a] / 2 + 1);
    }
    return GridTiling.of(extent, tile, overlap);
  }

  static List<int[]> positions(GridTiling grid) {
    List<int[]> all = new ArrayList<>();
    int[] position = new int[grid.dimensions()];
    int axis = grid.dimensions() - 1;
    while (axis >= 0) {
      all.add(position.clone());
      axis = grid.dimensions() - 1;
      while (axis >= 0 && ++position[axis] == grid.extent(axis)) {
        position[axis--] = 0;
      }
    }
    return all;
  }
}
