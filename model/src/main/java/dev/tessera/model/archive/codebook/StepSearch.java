package dev.tessera.model.archive.codebook;

import java.util.Optional;

/**
 * Looks for the step at which something that falls with it crosses zero, each look being a pass
 * over the picture: by the secant, within the bracket that is known.
 */
final class StepSearch {
  private static final int MOST_PASSES = 12;
  private static final int LEAST_MOVE = 2;

  /** Looks at a step: the value there. */
  @FunctionalInterface
  interface Look {
    /** The value at a step's code; falls, roughly, as codes grow. */
    double at(int code);
  }

  /**
   * What is wanted.
   *
   * @param below whether the value must be at most 0, else at least 0
   * @param near how far from 0 it may be
   * @param slope of the value over the code, for the first guess; negative
   */
  record Wanted(boolean below, double near, double slope) {
    private boolean holds(double value) {
      return below ? value <= 0 : value >= 0;
    }

    private boolean reached(double value) {
      return holds(value) && Math.abs(value) <= near;
    }

    private double aim() {
      return below ? -near / 2 : near / 2;
    }
  }

  private StepSearch() {}

  /**
   * Looks.
   *
   * @param start where to begin
   * @return the code whose value holds and is nearest to 0 among those looked at; empty if none
   *     holds
   */
  static Optional<Integer> find(Look look, Wanted wanted, int start) {
    int low = -1;
    int high = Steps.MOST + 1;
    int code = start;
    int before = -1;
    double valueBefore = 0;
    double slope = wanted.slope;
    Optional<Integer> best = Optional.empty();
    double bestValue = Double.MAX_VALUE;
    for (int pass = 0; pass < MOST_PASSES && high - low > 1; pass++) {
      double value = look.at(code);
      if (wanted.holds(value) && Math.abs(value) < bestValue) {
        best = Optional.of(code);
        bestValue = Math.abs(value);
      }
      if (wanted.reached(value)) {
        break;
      }
      if (value > 0) {
        low = Math.max(low, code);
      } else {
        high = Math.min(high, code);
      }
      if (before >= 0 && Math.abs(code - before) > LEAST_MOVE) {
        double found = (value - valueBefore) / (code - before);
        slope = found < 0 ? Math.max(3 * wanted.slope, Math.min(wanted.slope / 3, found)) : slope;
      }
      before = code;
      valueBefore = value;
      int next = (int) Math.round(code + (wanted.aim() - value) / slope);
      next = Math.max(0, Math.min(Steps.MOST, next));
      code = next > low && next < high ? next : (low + high) / 2;
    }
    return best;
  }
}
