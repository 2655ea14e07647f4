package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.RangeEncoder;

/** Codes a canvas of whole tiles, each time with other steps. */
final class PlaneEncoder {
  /** Squared steps that a bit is worth. */
  private static final double BIT = 0.085;

  /** Directions by which most candidates are ruled out. */
  private static final int HEAD = 32;

  /** Bits by which the head of a tile may be more expensive than the best one's. */
  private static final double CHANCE = 3;

  /** What a pass of these steps gives. */
  record Pass(PlaneCode code, Canvas decoded) {}

  private final CodingNetwork network;
  private final Analysis analysis;

  /** The cosines that are left of the tile at hand, by candidate. */
  private final float[][] rest;

  /** What is left for each candidate, and bits for its choice. */
  private final float[][] left;

  private Candidates candidates;

  /**
   * Looks at a canvas.
   *
   * @param length about that of the steps to come
   */
  PlaneEncoder(CodingNetwork network, Canvas original, float length, CodingWatch watch) {
    this.network = network;
    analysis = new Analysis(network, original);
    Sizes sizes = network.sizes();
    rest = new float[sizes.experts()][sizes.cosines()];
    left = new float[sizes.experts()][sizes.directions()];
    candidates = new Candidates(network, analysis, length, BIT * length * length, watch);
  }

  /** Looks again for experts that suit steps of another length. */
  void refine(float length, CodingWatch watch) {
    candidates = new Candidates(network, analysis, length, BIT * length * length, watch);
  }

  /** Codes all tiles. */
  Pass encode(Steps steps, CodingWatch watch) {
    Canvas original = analysis.original();
    Canvas canvas = new Canvas(original.height(), original.width());
    TileCoder coder = new TileCoder(network, steps, canvas);
    RangeEncoder port = new RangeEncoder();
    float length = steps.length();
    double lambda = BIT * length * length;
    Quantiser quantiser = new Quantiser(coder.symbols(), steps, lambda);
    int[] chosen = coder.room();
    for (int t = 0; t < analysis.tiles(); t++) {
      int row = t / analysis.columns();
      int column = t % analysis.columns();
      if (column == 0) {
        watch.at(t / (double) analysis.tiles());
      }
      coder.at(row, column);
      int expert = choose(t, coder, quantiser, lambda, chosen);
      coder.symbols().choice(port, expert);
      coder.symbols().numbers(port, expert, chosen);
      coder.put(row, column, expert, chosen);
    }
    return new Pass(new PlaneCode(steps, port.finish()), canvas);
  }

  private int choose(int tile, TileCoder coder, Quantiser quantiser, double lambda, int[] best) {
    char[] experts = candidates.of(tile);
    int directions = best.length;
    int head = Math.min(HEAD, directions);
    int[] tried = new int[directions];
    double[] choices = new double[experts.length];
    double[] energies = new double[experts.length];
    double[] costs = new double[experts.length];
    double least = Double.MAX_VALUE;
    for (int i = 0; i < experts.length; i++) {
      int k = experts[i];
      energies[i] = analysis.subtract(tile, coder.forecast(), k, rest[i]);
      analysis.project(k, rest[i], 0, head, left[i]);
      choices[i] = lambda * coder.symbols().choiceCost(k);
      costs[i] = energies[i] - energy(left[i], head) + choices[i];
      costs[i] += quantiser.choose(k, left[i], head, tried);
      least = Math.min(least, costs[i]);
    }
    int found = experts[0];
    double cheapest = Double.MAX_VALUE;
    for (int i = 0; i < experts.length; i++) {
      if (costs[i] <= least + CHANCE * lambda) {
        int k = experts[i];
        analysis.project(k, rest[i], head, directions, left[i]);
        double cost = energies[i] - energy(left[i], directions) + choices[i];
        cost += quantiser.choose(k, left[i], directions, tried);
        if (cost < cheapest) {
          cheapest = cost;
          found = k;
          System.arraycopy(tried, 0, best, 0, directions);
        }
      }
    }
    return found;
  }

  private static double energy(float[] values, int count) {
    double sum = 0;
    for (int d = 0; d < count; d++) {
      sum += values[d] * values[d];
    }
    return sum;
  }
}
