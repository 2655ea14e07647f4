package dev.tessera.model.flow;

import dev.tessera.model.linear.OrthogonalMatrix;
import java.util.Arrays;

/**
 * Turns the straight form of one surface, mirrored or not, so that it lies on that of another:
 * every point is matched with the nearest one of the other form, in both directions, and the form
 * turned to where its matches lie, again and again (Besl and McKay 1992). First only the axes count
 * along which forms are spread most.
 */
final class FormTurn {
  private static final int AXES = StraightForm.AXES;

  /** Axes that count first, and rounds in which only they do. */
  private static final int FIRST_AXES = 3;

  private static final int FIRST_ROUNDS = 8;
  private static final int ROUNDS = 20;

  private final double[] from;
  private final double[] to;
  private final int[] forth;
  private final int[] back;
  private double[][] turn;
  private double error;

  /**
   * Begins with a turn; nothing is matched yet.
   *
   * @param from the form that is turned, (N,5)
   * @param to (M,5)
   * @param turn rows of a matrix R: a place p of the first form goes to p R, (5,5)
   */
  FormTurn(double[] from, double[] to, double[][] turn) {
    this.from = from;
    this.to = to;
    this.turn = turn;
    forth = new int[from.length / AXES];
    back = new int[to.length / AXES];
  }

  /** Turns until the matches are settled. */
  void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      match(round <= FIRST_ROUNDS ? FIRST_AXES : AXES);
      turn = OrthogonalMatrix.nearest(products(round < FIRST_ROUNDS ? FIRST_AXES : AXES));
    }
    match(AXES);
  }

  private void match(int axes) {
    double[] placed = placed(from);
    double[] least = new double[back.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    error = 0;
    for (int i = 0; i < forth.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < back.length; j++) {
        double square = 0;
        for (int axis = 0; axis < axes; axis++) {
          double d = placed[AXES * i + axis] - to[AXES * j + axis];
          square += d * d;
        }
        if (square < nearest) {
          nearest = square;
          forth[i] = j;
        }
        if (square < least[j]) {
          least[j] = square;
          back[j] = i;
        }
      }
      error += nearest / forth.length;
    }
    error += Arrays.stream(least).sum() / back.length;
  }

  /** The sum of p^T q over all matches, which does nothing to axes that do not count. */
  private double[][] products(int axes) {
    double[][] sums = new double[AXES][AXES];
    for (int axis = axes; axis < AXES; axis++) {
      sums[axis][axis] = 1;
    }
    for (int i = 0; i < forth.length; i++) {
      add(i, forth[i], axes, sums);
    }
    for (int j = 0; j < back.length; j++) {
      add(back[j], j, axes, sums);
    }
    return sums;
  }

  private void add(int i, int j, int axes, double[][] sums) {
    for (int a = 0; a < axes; a++) {
      for (int b = 0; b < axes; b++) {
        sums[a][b] += from[AXES * i + a] * to[AXES * j + b];
      }
    }
  }

  /** Where the turn brings places of the first form, (N,5). */
  double[] placed(double[] places) {
    double[] placed = new double[places.length];
    for (int p = 0; p < places.length; p += AXES) {
      for (int a = 0; a < AXES; a++) {
        for (int b = 0; b < AXES; b++) {
          placed[p + b] += places[p + a] * turn[a][b];
        }
      }
    }
    return placed;
  }

  /** The match of each place of the first form. */
  int[] matches() {
    return forth.clone();
  }

  /** Mean squared distance of both forms from each other, added. */
  double error() {
    return error;
  }
}
