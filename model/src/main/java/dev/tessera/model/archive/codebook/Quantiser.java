package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * Chooses whole numbers for what is left of a tile so that squared error plus lambda times bits is
 * least: each number may be rounded, rounded towards 0 or left out, and from some group on all may
 * be.
 */
final class Quantiser {
  private final TileSymbols symbols;
  private final Steps steps;
  private final float length;
  private final double lambda;

  /**
   * Chooses.
   *
   * @param lambda squared error, of the scale 0 to 255, that a bit is worth
   */
  Quantiser(TileSymbols symbols, Steps steps, double lambda) {
    this.symbols = symbols;
    this.steps = steps;
    this.lambda = lambda;
    length = steps.length();
  }

  /**
   * Chooses for the first directions; all others become 0.
   *
   * @param left what is left along each direction
   * @param count directions that are looked at
   * @param chosen (D) receives the numbers
   * @return error along these directions plus lambda times bits
   */
  double choose(int expert, float[] left, int count, int[] chosen) {
    double rest = 0;
    int last = -1;
    for (int d = 0; d < count; d++) {
      rest += left[d] * left[d];
      last = Math.abs(left[d]) >= 0.5 * length ? d : last;
    }
    double spent = 0;
    double least = Double.MAX_VALUE;
    int end = 0;
    int sum = 0;
    int before = 0;
    for (int d = 0; d <= count; d++) {
      int group = TileSymbols.groupAt(d);
      if (group >= 0 || d == count) {
        boolean told = group >= 0;
        double nothing = told ? lambda * symbols.tailCost(expert, group, 0, sum, sum - before) : 0;
        if (spent + rest + nothing < least) {
          least = spent + rest + nothing;
          end = d;
        }
        if (d > last || d == count) {
          break;
        }
        spent += told ? lambda * symbols.tailCost(expert, group, 1, sum, sum - before) : 0;
        before = sum;
      }
      double magnitude = Math.abs(left[d]);
      rest -= magnitude * magnitude;
      int rounded = (int) (magnitude / length + 0.5);
      double best = magnitude * magnitude + lambda * symbols.cost(expert, d, 0);
      int picked = 0;
      for (int m = Math.max(1, rounded - 1); m <= rounded; m++) {
        double error = magnitude - steps.value(m, length);
        double whole = error * error + lambda * symbols.cost(expert, d, m);
        if (whole < best) {
          best = whole;
          picked = m;
        }
      }
      chosen[d] = left[d] < 0 ? -picked : picked;
      spent += best;
      sum += picked;
    }
    Arrays.fill(chosen, end, chosen.length, 0);
    return least;
  }
}
