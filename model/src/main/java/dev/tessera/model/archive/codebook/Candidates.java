package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * The few experts of each tile that are worth trying, found once for all passes: those that would
 * be cheapest if the tiles around were known exactly.
 */
final class Candidates {
  private static final int MOST = 9;

  /** Directions that are looked at; what is left along the others counts as error. */
  private static final int DIRECTIONS = 24;

  /** Experts this many bits more expensive than the best have no chance. */
  private static final double CHANCE = 9;

  private final char[][] experts;

  /**
   * Looks for them.
   *
   * @param length of a step, about that of the passes to come
   * @param lambda squared error that a bit is worth
   */
  Candidates(
      CodingNetwork network, Analysis analysis, float length, double lambda, CodingWatch watch) {
    Sizes sizes = network.sizes();
    Forecast forecast = network.forecast();
    float[] context = new float[Sizes.CHANNELS * network.context().points()];
    float[] rest = new float[sizes.cosines()];
    int count = Math.min(DIRECTIONS, sizes.directions());
    float[] left = new float[sizes.directions()];
    double[] costs = new double[sizes.experts()];
    experts = new char[analysis.tiles()][];
    OpenCost open = new OpenCost(network, length, lambda, count);
    for (int t = 0; t < experts.length; t++) {
      int row = t / analysis.columns();
      int column = t % analysis.columns();
      if (column == 0) {
        watch.at(t / (double) experts.length);
      }
      network
          .context()
          .read(analysis.original(), row * sizes.tile(), column * sizes.tile(), context);
      forecast.look(context);
      for (int k = 0; k < costs.length; k++) {
        double energy = analysis.subtract(t, forecast, k, rest);
        analysis.project(k, rest, 0, count, left);
        costs[k] = energy + open.change(k, left);
      }
      experts[t] = best(costs, CHANCE * lambda);
    }
  }

  private static char[] best(double[] costs, double chance) {
    double[] sorted = costs.clone();
    Arrays.sort(sorted);
    double limit = Math.min(sorted[0] + chance, sorted[Math.min(MOST, sorted.length) - 1]);
    char[] found = new char[MOST];
    int count = 0;
    for (int k = 0; k < costs.length && count < MOST; k++) {
      if (costs[k] <= limit) {
        found[count++] = (char) k;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Of one tile, at least one. */
  char[] of(int tile) {
    return experts[tile];
  }
}
