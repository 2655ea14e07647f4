package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * Finds the few experts of a tile that are worth trying: those that would be cheapest if the tiles
 * around were known exactly.
 */
final class Candidates {
  private static final int MOST = 9;

  /** Directions that are looked at; what is left along the others counts as error. */
  private static final int DIRECTIONS = 24;

  /** Experts this many bits more expensive than the best have no chance. */
  private static final double CHANCE = 9;

  private final CodingNetwork network;
  private final double chance;
  private final Forecast forecast;
  private final float[] context;
  private final float[] rest;
  private final float[] left;
  private final FactoredRows first;
  private final float[] leftOfAll;
  private final double[] costs;
  private final int count;
  private final OpenCost open;

  /**
   * Prepares.
   *
   * @param length of a step, about that of the passes to come
   * @param lambda squared error that a bit is worth
   */
  Candidates(CodingNetwork network, float length, double lambda) {
    Sizes sizes = network.sizes();
    this.network = network;
    chance = CHANCE * lambda;
    forecast = network.forecast();
    context = new float[Sizes.CHANNELS * network.context().points()];
    rest = new float[sizes.cosines()];
    count = Math.min(DIRECTIONS, sizes.directions());
    left = new float[sizes.directions()];
    leftOfAll = new float[sizes.experts() * count];
    first = new FactoredRows(network.firstOfAll(count), leftOfAll.length);
    costs = new double[sizes.experts()];
    open = new OpenCost(network, length, lambda, count);
  }

  /** Those of a tile inside its frame, at least one. */
  char[] inside(Analysis analysis, int tile) {
    int side = network.sizes().tile();
    int row = tile / analysis.columns();
    int column = tile % analysis.columns();
    network.context().read(analysis.original(), row * side, column * side, context);
    forecast.look(context);
    for (int k = 0; k < costs.length; k++) {
      double energy = analysis.subtract(tile, forecast, k, rest);
      analysis.project(k, rest, 0, count, left);
      costs[k] = energy + open.change(k, left, 0);
    }
    return best(costs, chance);
  }

  /** Those for what is left of a tile that moved, (H), which is the same for all of them. */
  char[] moved(float[] leftOver) {
    Arrays.fill(leftOfAll, 0);
    first.add(leftOver, 0, leftOfAll, 0, leftOfAll.length);
    for (int k = 0; k < costs.length; k++) {
      costs[k] = open.change(k, leftOfAll, k * count);
    }
    return best(costs, chance);
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
}
