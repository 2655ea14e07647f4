package dev.tessera.model.render;

import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;

/**
 * Where a fitted signal is evaluated: positions along each axis, every one with every other.
 * Positions are in samples of the signal, the centre of sample i at i, and need not be whole; what
 * lies beyond the border is what its outermost tile gives there.
 */
public final class OutputPoints {
  private final double[][] axes;

  private OutputPoints(double[][] axes) {
    this.axes = axes;
  }

  /**
   * The whole signal, so many points along each axis, whose grid covers the same domain: point j of
   * n has its centre at (j + 1/2) extent / n - 1/2.
   *
   * @throws IllegalArgumentException if there is not a number of at least 1 for each axis
   */
  public static OutputPoints evenly(GridTiling grid, int... outputs) {
    if (outputs.length != grid.dimensions() || Arrays.stream(outputs).anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "an output of extent " + Arrays.toString(outputs) + " is none of " + grid);
    }
    double[][] axes = new double[outputs.length][];
    for (int a = 0; a < outputs.length; a++) {
      double pitch = grid.extent(a) / (double) outputs[a];
      axes[a] = new double[outputs[a]];
      Arrays.setAll(axes[a], j -> (j + 0.5) * pitch - 0.5);
    }
    return new OutputPoints(axes);
  }

  /** The whole signal, so many points per sample along each axis. */
  public static OutputPoints scaled(GridTiling grid, double scale) {
    return evenly(grid, RenderBudget.extent(grid, scale));
  }

  /**
   * Some frames of a clip, whole, at any resolution.
   *
   * @param clip a grid (t, y, x)
   * @param positions of the frames, none before the one in front of it; see {@link
   *     dev.tessera.model.signal.ClipTimes#position}
   * @param scale output pixels per pixel
   */
  public static OutputPoints frames(GridTiling clip, double[] positions, double scale) {
    int[] outputs = RenderBudget.extent(clip, scale);
    outputs[0] = 1;
    return evenly(clip, outputs).at(0, positions);
  }

  /**
   * The same with other positions along an axis.
   *
   * @param positions at least one, none before the one in front of it
   * @throws IllegalArgumentException if they are not
   */
  public OutputPoints at(int axis, double... positions) {
    boolean ascending = positions.length > 0;
    for (int i = 1; i < positions.length; i++) {
      ascending &= positions[i] >= positions[i - 1];
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          "positions along an axis ascend, found " + Arrays.toString(positions));
    }
    double[][] others = axes.clone();
    others[axis] = positions.clone();
    return new OutputPoints(others);
  }

  /** Points along each axis. */
  public int[] extent() {
    return Arrays.stream(axes).mapToInt(axis -> axis.length).toArray();
  }

  /** Points along an axis. */
  int count(int axis) {
    return axes[axis].length;
  }

  /** Position of a point along an axis. */
  double position(int axis, int point) {
    return axes[axis][point];
  }

  /** The first point along an axis that lies at a position or beyond it. */
  int firstFrom(int axis, double position) {
    int found = Arrays.binarySearch(axes[axis], position);
    return found >= 0 ? found : -1 - found;
  }
}
