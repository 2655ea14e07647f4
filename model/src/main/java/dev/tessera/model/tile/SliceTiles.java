package dev.tessera.model.tile;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The tiles of a slice: a picture of the last two axes, at one position along all axes before them,
 * such as a frame of a clip or a view of a light field. Slices are numbered row-major by these
 * positions; a picture is its only slice. Of tiles that share the slice those that own it count.
 */
public final class SliceTiles {
  private final GridTiling flat;
  private final int first;
  private final int plane;

  private SliceTiles(GridTiling flat, int first, int plane) {
    this.flat = flat;
    this.first = first;
    this.plane = plane;
  }

  /** How many slices a signal has. */
  public static int count(GridTiling grid) {
    return product(grid.dimensions() - 2, grid::extent);
  }

  private static int product(int axes, IntUnaryOperator along) {
    return IntStream.range(0, axes).map(along).reduce(1, Math::multiplyExact);
  }

  /**
   * The tiles of a slice.
   *
   * @param grid of two axes or more
   * @param slice 0 to the number of slices - 1
   */
  public static SliceTiles of(GridTiling grid, int slice) {
    int d = grid.dimensions();
    int[] at = new int[d - 2];
    int rest = slice;
    for (int a = d - 3; a >= 0; a--) {
      at[a] = rest % grid.extent(a);
      rest /= grid.extent(a);
    }
    if (rest != 0 || slice < 0) {
      throw new IllegalArgumentException("slice " + slice + " of " + grid);
    }
    int layer = 0;
    int plane = 0;
    for (int a = 0; a < d - 2; a++) {
      int owner = grid.ownerAlong(a, at[a]);
      layer = layer * grid.tilesAlong(a) + owner;
      plane = plane * grid.tile(a) + at[a] - owner * grid.stride(a);
    }
    GridTiling flat =
        GridTiling.of(lastTwo(d, grid::extent), lastTwo(d, grid::tile), lastTwo(d, grid::overlap));
    return new SliceTiles(flat, layer * flat.tileCount(), plane);
  }

  private static int[] lastTwo(int d, IntUnaryOperator along) {
    return new int[] {along.applyAsInt(d - 2), along.applyAsInt(d - 1)};
  }

  /** The tiles as those of a picture: (height, width). */
  public GridTiling grid() {
    return flat;
  }

  /** The number in the whole signal of a tile of {@link #grid}. */
  public int tile(int cell) {
    return first + cell;
  }

  /** The number in {@link #grid} of a tile of the whole signal; -1 if it is none of the slice. */
  public int cell(int tile) {
    return tile >= first && tile - first < flat.tileCount() ? tile - first : -1;
  }

  /**
   * Which of the planes of a tile lies in the slice, row-major along the axes before the last two.
   */
  public int plane() {
    return plane;
  }

  /** The points of each tile that lie in the slice, row-major. */
  public int[] points() {
    int area = flat.samplesPerTile();
    int[] points = new int[area];
    Arrays.setAll(points, i -> plane * area + i);
    return points;
  }
}
