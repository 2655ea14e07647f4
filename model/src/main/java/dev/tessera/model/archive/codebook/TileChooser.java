package dev.tessera.model.archive.codebook;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Chooses for the tiles of a frame how they are coded, so that squared error plus lambda times bits
 * is least.
 */
final class TileChooser {
  /** Directions by which most candidates are ruled out. */
  private static final int HEAD = 32;

  /** Bits by which the head of a tile may be more expensive than the best one's. */
  private static final double CHANCE = 3;

  /** A tile that costs no more than so many bits is not worth a further look. */
  private static final double ENOUGH = 4;

  /** Places to move from of which the rest is coded. */
  private static final int PLACES = 2;

  /** What is left of a tile once an expert has foreseen it. */
  private interface Rest {
    /** Energy of the cosines (H), which are written. */
    double of(int expert, float[] cosines);
  }

  private final TileCoder coder;
  private final Analysis analysis;
  private final Candidates candidates;
  private final double lambda;
  private final Steps steps;
  private final float[][] rests;
  private final float[][] left;
  private final int[] tried;
  private final CodedTile other;
  private final float[] movedRest;
  private final int[] placeDown = new int[PLACES];
  private final int[] placeRight = new int[PLACES];
  private final double[] placeError = new double[PLACES];
  private final double[] placeCost = new double[PLACES];

  /** For a frame whose coder stands before its first tile. */
  TileChooser(
      CodingNetwork network,
      TileCoder coder,
      Analysis analysis,
      Candidates candidates,
      Steps steps,
      double lambda) {
    this.coder = coder;
    this.analysis = analysis;
    this.candidates = candidates;
    this.lambda = lambda;
    this.steps = steps;
    Sizes sizes = network.sizes();
    rests = new float[sizes.experts()][sizes.cosines()];
    left = new float[sizes.experts()][sizes.directions()];
    tried = new int[sizes.directions()];
    other = new CodedTile(sizes.directions());
    movedRest = new float[sizes.cosines()];
  }

  /**
   * Chooses.
   *
   * @param tile its number, at which the coder looks
   * @param experts that are worth trying inside the frame
   * @param found where the tile lay in the frame before, if there is one
   * @param best receives the choice
   */
  void choose(int tile, IntFunction<char[]> experts, Optional<Motion> found, CodedTile best) {
    double cost = Double.MAX_VALUE;
    double inside = 0;
    if (found.isPresent()) {
      WaySymbols ways = coder.ways().orElseThrow();
      cost = moved(tile, ways, found.get(), best);
      if (cost <= ENOUGH * lambda) {
        return;
      }
      inside = lambda * ways.cost(CodedTile.Way.INSIDE, 0, 0);
    }
    other.way = CodedTile.Way.INSIDE;
    inside +=
        cheapest(
            experts.apply(tile),
            (expert, rest) -> analysis.subtract(tile, coder.forecast(), expert, rest),
            other);
    if (inside < cost) {
      best.take(other);
    }
  }

  private double moved(int tile, WaySymbols ways, Motion found, CodedTile best) {
    Arrays.fill(placeCost, Double.MAX_VALUE);
    double least = Double.MAX_VALUE;
    best.way = CodedTile.Way.MOVED;
    best.clear();
    for (int i = 0; i <= ways.places(); i++) {
      int down = i < ways.places() ? ways.down(i) : found.down(tile);
      int right = i < ways.places() ? ways.right(i) : found.right(tile);
      double error = coder.error(coder.displaced(down, right), analysis.original());
      double cost = error + lambda * ways.cost(CodedTile.Way.MOVED, down, right);
      if (cost < least) {
        least = cost;
        best.down = down;
        best.right = right;
      }
      keep(down, right, error, lambda * ways.cost(CodedTile.Way.MOVED_AND_MORE, down, right));
    }
    if (least <= ENOUGH * lambda) {
      return least;
    }
    for (int i = 0; i < PLACES && placeCost[i] < Double.MAX_VALUE; i++) {
      other.way = CodedTile.Way.MOVED_AND_MORE;
      other.down = placeDown[i];
      other.right = placeRight[i];
      analysis.subtract(tile, coder.displaced(other.down, other.right), movedRest);
      double energy = placeError[i];
      double cost =
          placeCost[i]
              - energy
              + cheapest(
                  candidates.moved(movedRest),
                  (expert, rest) -> {
                    System.arraycopy(movedRest, 0, rest, 0, rest.length);
                    return energy;
                  },
                  other);
      if (cost < least) {
        least = cost;
        best.take(other);
      }
    }
    return least;
  }

  private void keep(int down, int right, double error, double bits) {
    double cost = error + bits;
    for (int i = 0; i < PLACES; i++) {
      if (placeDown[i] == down && placeRight[i] == right && placeCost[i] < Double.MAX_VALUE) {
        return;
      }
    }
    int at = PLACES;
    while (at > 0 && cost < placeCost[at - 1]) {
      at--;
    }
    for (int i = PLACES - 1; i > at; i--) {
      placeDown[i] = placeDown[i - 1];
      placeRight[i] = placeRight[i - 1];
      placeError[i] = placeError[i - 1];
      placeCost[i] = placeCost[i - 1];
    }
    if (at < PLACES) {
      placeDown[at] = down;
      placeRight[at] = right;
      placeError[at] = error;
      placeCost[at] = cost;
    }
  }

  /** The cheapest expert and its numbers, and what they cost. */
  private double cheapest(char[] experts, Rest rest, CodedTile best) {
    TileSymbols symbols = coder.symbols(best.way != CodedTile.Way.INSIDE);
    Quantiser quantiser = new Quantiser(symbols, steps, lambda);
    int directions = tried.length;
    int head = Math.min(HEAD, directions);
    double[] choices = new double[experts.length];
    double[] energies = new double[experts.length];
    double[] costs = new double[experts.length];
    double least = Double.MAX_VALUE;
    for (int i = 0; i < experts.length; i++) {
      int k = experts[i];
      energies[i] = rest.of(k, rests[i]);
      analysis.project(k, rests[i], 0, head, left[i]);
      choices[i] = lambda * symbols.choiceCost(k);
      costs[i] = energies[i] - energy(left[i], head) + choices[i];
      costs[i] += quantiser.choose(k, left[i], head, tried);
      least = Math.min(least, costs[i]);
    }
    best.expert = experts[0];
    double cheapest = Double.MAX_VALUE;
    for (int i = 0; i < experts.length; i++) {
      if (costs[i] <= least + CHANCE * lambda) {
        int k = experts[i];
        analysis.project(k, rests[i], head, directions, left[i]);
        double cost = energies[i] - energy(left[i], directions) + choices[i];
        cost += quantiser.choose(k, left[i], directions, tried);
        if (cost < cheapest) {
          cheapest = cost;
          best.expert = k;
          System.arraycopy(tried, 0, best.steps, 0, directions);
        }
      }
    }
    return cheapest;
  }

  private static double energy(float[] values, int count) {
    double sum = 0;
    for (int d = 0; d < count; d++) {
      sum += values[d] * values[d];
    }
    return sum;
  }
}
