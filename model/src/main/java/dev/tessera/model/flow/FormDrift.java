package dev.tessera.model.flow;

import java.util.Arrays;

/**
 * Moves the straight form of one surface onto that of another, once it lies near it: each place
 * goes where those around it are drawn to by what is nearest to them in the other form, in both
 * directions; around is less and less wide.
 */
final class FormDrift {
  private static final int AXES = StraightForm.AXES;
  private static final int ROUNDS = 20;

  /** What is around, first and last, as multiples of the mean way. */
  private static final double FIRST_WIDTH = 0.5;

  private static final double LAST_WIDTH = 0.15;

  /** Places of the other form between which a place is drawn, and how sharply. */
  private static final int NEAREST = 3;

  private static final double SHARP = 0.1;

  private final double[] start;
  private final double[] to;
  private final double[] squares;
  private final int count;
  private final double[] moved;
  private int round;

  /**
   * Nothing moved yet.
   *
   * @param start places that lie near the other form, (N,5)
   * @param to the other form, (M,5)
   */
  FormDrift(double[] start, double[] to) {
    this.start = start;
    this.to = to;
    count = start.length / AXES;
    moved = start.clone();
    squares = new double[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        squares[i * count + j] = StraightForm.square(start, i, start, j);
      }
    }
  }

  /** Moves all places once; says whether there is more to do. */
  boolean step() {
    double[] pulls = new double[start.length];
    double[] weights = new double[count];
    drawForth(pulls, weights);
    drawBack(pulls, weights);
    double width = FIRST_WIDTH * Math.pow(LAST_WIDTH / FIRST_WIDTH, round / (ROUNDS - 1.0));
    for (int i = 0; i < count; i++) {
      double[] sum = new double[AXES];
      double all = 0;
      for (int j = 0; j < count; j++) {
        double near = Math.exp(-squares[i * count + j] / (2 * width * width));
        all += near * weights[j];
        for (int a = 0; a < AXES; a++) {
          sum[a] += near * pulls[AXES * j + a];
        }
      }
      for (int a = 0; a < AXES; a++) {
        moved[AXES * i + a] += sum[a] / all;
      }
    }
    return ++round < ROUNDS;
  }

  /** Each place is drawn to the mean of those nearest to it. */
  private void drawForth(double[] pulls, double[] weights) {
    for (int i = 0; i < count; i++) {
      double[] least = new double[NEAREST];
      int[] nearest = new int[NEAREST];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      for (int j = 0; j < to.length / AXES; j++) {
        double square = StraightForm.square(moved, i, to, j);
        int at = NEAREST;
        while (at > 0 && square < least[at - 1]) {
          at--;
        }
        if (at < NEAREST) {
          System.arraycopy(least, at, least, at + 1, NEAREST - 1 - at);
          System.arraycopy(nearest, at, nearest, at + 1, NEAREST - 1 - at);
          least[at] = square;
          nearest[at] = j;
        }
      }
      double all = 0;
      double[] shares = new double[NEAREST];
      for (int k = 0; k < NEAREST; k++) {
        shares[k] = Math.exp((least[0] - least[k]) / (2 * SHARP * SHARP));
        all += shares[k];
      }
      for (int k = 0; k < NEAREST; k++) {
        pull(i, nearest[k], shares[k] / all, pulls);
      }
      weights[i] += 1;
    }
  }

  /** Each place of the other form draws the one nearest to it. */
  private void drawBack(double[] pulls, double[] weights) {
    for (int j = 0; j < to.length / AXES; j++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        double square = StraightForm.square(moved, i, to, j);
        if (square < least) {
          least = square;
          nearest = i;
        }
      }
      pull(nearest, j, 1, pulls);
      weights[nearest] += 1;
    }
  }

  private void pull(int i, int j, double share, double[] pulls) {
    for (int a = 0; a < AXES; a++) {
      pulls[AXES * i + a] += share * (to[AXES * j + a] - moved[AXES * i + a]);
    }
  }

  /** Where all places are now, (N,5). */
  double[] moved() {
    return moved.clone();
  }

  /** How much the form was bent: the mean squared change of the distance of two of its places. */
  double bend() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double change =
            Math.sqrt(squares[i * count + j]) - Math.sqrt(StraightForm.square(moved, i, moved, j));
        sum += change * change;
      }
    }
    return sum / Math.max(1, count * (count - 1) / 2);
  }
}
