package dev.tessera.model.fit.train;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sum of where several trainings stand, number by number; immutable. Numbers are added as pairs
 * of doubles (Dekker 1971; Joldes, Muller and Popescu 2017, algorithm 6), 106 bits, which hold sums
 * of floats of like size exactly: the order in which they are added changes nothing.
 */
public final class StateSum implements Serializable {
  /** The sum of none. */
  public static final StateSum NONE = new StateSum(Map.of(), new Progress(0, 0), 0);

  private static final long serialVersionUID = 1;

  /** A record of one training, which means nothing when added. */
  private static final String CURVE = "curve";

  private final LinkedHashMap<String, Object> settings;
  private final Progress progress;
  private final int parts;
  private final ArrayList<String> names = new ArrayList<>();
  private final ArrayList<double[]> high = new ArrayList<>();

  /** What high lacks; an empty array where that is nothing, as it nearly always is. */
  private final ArrayList<double[]> low = new ArrayList<>();

  /**
   * How far a training is.
   *
   * @param step optimiser steps
   * @param seconds of training
   */
  private record Progress(long step, double seconds) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private StateSum(Map<String, Object> settings, Progress progress, int parts) {
    this.settings = new LinkedHashMap<>(settings);
    this.progress = progress;
    this.parts = parts;
  }

  private static StateSum of(FitState state) {
    StateSum one = new StateSum(state.settings(), new Progress(state.step(), state.seconds()), 1);
    state
        .arrays()
        .forEach(
            (name, values) -> {
              if (!name.equals(CURVE)) {
                one.put(name, doubles(values), new double[0]);
              }
            });
    return one;
  }

  private static double[] doubles(Numbers values) {
    double[] all = new double[values.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    return all;
  }

  private void put(String name, double[] newHigh, double[] newLow) {
    names.add(name);
    high.add(newHigh);
    low.add(newLow);
  }

  /** How many were added. */
  public int parts() {
    return parts;
  }

  /** Seconds of the one that took longest. */
  public double seconds() {
    return progress.seconds;
  }

  /** The sum with one more. */
  public StateSum plus(FitState state) {
    return plus(of(state));
  }

  /** The sum of both, of arrays of the same names and lengths; that of none changes nothing. */
  public StateSum plus(StateSum other) {
    if (parts == 0 || other.parts == 0) {
      return parts == 0 ? other : this;
    }
    Progress slower =
        new Progress(progress.step, Math.max(progress.seconds, other.progress.seconds));
    StateSum both = new StateSum(settings, slower, parts + other.parts);
    for (int i = 0; i < names.size(); i++) {
      double[] newHigh = high.get(i).clone();
      double[] newLow = low.get(i).length == 0 ? new double[newHigh.length] : low.get(i).clone();
      boolean exact = add(newHigh, newLow, other.high.get(i), other.low.get(i));
      both.put(names.get(i), newHigh, exact ? new double[0] : newLow);
    }
    return both;
  }

  /** Adds pairs to pairs; returns whether nothing is left in the lower halves. */
  private static boolean add(double[] high, double[] low, double[] moreHigh, double[] moreLow) {
    boolean exact = true;
    for (int i = 0; i < high.length; i++) {
      double lower = moreLow.length == 0 ? 0 : moreLow[i];
      double sum = high[i] + moreHigh[i];
      double sumOfLow = low[i] + lower;
      double rest = rest(high[i], moreHigh[i], sum) + sumOfLow;
      double first = sum + rest;
      double second = rest(low[i], lower, sumOfLow) + (rest - (first - sum));
      high[i] = first + second;
      low[i] = second - (high[i] - first);
      exact &= low[i] == 0;
    }
    return exact;
  }

  /** What a sum of two lost in rounding, exactly. */
  private static double rest(double a, double b, double sum) {
    double ofB = sum - a;
    return a - (sum - ofB) + (b - ofB);
  }

  /** Sums by name. */
  public double[] sum(String name) {
    return high.get(names.indexOf(name)).clone();
  }

  /** The mean of all: where they may go on together. */
  public FitState mean() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      float[] mean = new float[high.get(i).length];
      for (int j = 0; j < mean.length; j++) {
        mean[j] = (float) (high.get(i)[j] / parts);
      }
      arrays.put(names.get(i), mean);
    }
    return new FitState(settings, progress.step, progress.seconds, Numbers.each(arrays));
  }
}
