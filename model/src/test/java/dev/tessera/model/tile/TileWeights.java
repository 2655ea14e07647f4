package dev.tessera.model.tile;

import java.util.stream.IntStream;

/** What tiles count at a position. */
public final class TileWeights {
  private TileWeights() {}

  /** The product of {@link BlendWeights#along} over the axes. */
  public static double of(GridTiling grid, int tile, double... position) {
    return IntStream.range(0, position.length)
        .mapToDouble(a -> BlendWeights.along(grid, a, grid.coordinate(tile, a), position[a]))
        .reduce(1, (a, b) -> a * b);
  }
}
