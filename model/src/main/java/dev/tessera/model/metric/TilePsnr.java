package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;

/**
 * {@link Psnr} of each tile over the cell it owns: cells are disjoint and cover the domain, so each
 * sample counts once, samples beyond the border never.
 */
public final class TilePsnr {
  private final double[] decibels;

  private TilePsnr(double[] decibels) {
    this.decibels = decibels;
  }

  /**
   * Compares tile by tile.
   *
   * @param reference (extent..., C)
   * @param actual (extent..., C)
   * @param grid a grid of that extent
   * @throws IllegalArgumentException naming the shapes if they differ
   */
  public static TilePsnr of(Samples reference, Samples actual, GridTiling grid) {
    SameShape.require(reference, actual, grid);
    int channels = reference.channels();
    double[] sums = new double[grid.tileCount()];
    long[] counts = new long[sums.length];
    GridWalk walk = new GridWalk(grid);
    for (long i = 0; i < reference.count(); i++) {
      int tile = walk.owner();
      for (int c = 0; c < channels; c++) {
        double error = reference.get(i, c) - (double) actual.get(i, c);
        sums[tile] += error * error;
      }
      counts[tile] += channels;
      walk.next();
    }
    for (int t = 0; t < sums.length; t++) {
      sums[t] = Psnr.ofMse(sums[t] / counts[t]);
    }
    return new TilePsnr(sums);
  }

  /** T, the number of tiles. */
  public int count() {
    return decibels.length;
  }

  /** PSNR of a tile in decibels, infinite where nothing differs. */
  public double get(int tileIndex) {
    return decibels[tileIndex];
  }
}
