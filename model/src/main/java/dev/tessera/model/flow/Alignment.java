package dev.tessera.model.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds how a surface is turned and moved onto another as a whole: from each of the 24 ways in
 * which a cube lies on the table, points are matched softly, less and less so, and the best
 * rotation for the matches is taken. How the shapes were given counts as right unless another way
 * is clearly better.
 */
final class Alignment {
  /** A turn and a shift: q = R p + d. */
  static final class Placed {
    /** Neither. */
    static final Placed AS_GIVEN = new Placed(Rotation.NONE, new double[3]);

    private final Rotation turn;
    private final double[] shift;

    Placed(Rotation turn, double[] shift) {
      this.turn = turn;
      this.shift = shift;
    }

    /** R. */
    Rotation turn() {
      return turn;
    }

    /** Directions turned, (N,3). */
    double[] turned(double[] directions) {
      return new Placed(turn, new double[3]).apply(directions);
    }

    /** Points turned and shifted, (N,3). */
    double[] apply(double[] points) {
      double[] r = turn.matrix();
      double[] moved = new double[points.length];
      for (int i = 0; i < points.length; i++) {
        int p = i / 3 * 3;
        moved[i] = Matrices.times(r, i % 3, points[p], points[p + 1], points[p + 2]) + shift[i % 3];
      }
      return moved;
    }
  }

  private static final int POINTS = 130;
  private static final int ROUNDS = 16;
  private static final double FIRST_SPREAD = 0.3;
  private static final double LAST_SPREAD = 0.06;

  /** An exponent from which on a match counts for nothing. */
  private static final double NOTHING = 25;

  /** Another way than the given one must be so much better than it. */
  private static final double CLEARLY = 0.7;

  private final Landmarks from;
  private final Landmarks to;
  private final int points;
  private final List<Rotation> starts = starts();
  private Placed best = Placed.AS_GIVEN;
  private double bestError = Double.POSITIVE_INFINITY;
  private final double asGiven;
  private double firstError;
  private int tried;

  Alignment(Landmarks from, Landmarks to) {
    this.from = from;
    this.to = to;
    points = Math.min(POINTS, Math.min(from.count, to.count));
    asGiven = new Match(Placed.AS_GIVEN, LAST_SPREAD).error;
  }

  /** All rotations of a cube, none first: matrices of one -1 or 1 in each row and column. */
  static List<Rotation> starts() {
    List<Rotation> found = new ArrayList<>();
    for (int order = 0; order < 6; order++) {
      int first = order % 3;
      int second = (first + 1 + order / 3) % 3;
      int third = 3 - first - second;
      for (int signs = 0; signs < 4; signs++) {
        double a = (signs & 1) == 0 ? 1 : -1;
        double b = (signs & 2) == 0 ? 1 : -1;
        double[] m = new double[9];
        m[first] = a;
        m[3 + second] = b;
        m[6 + third] = order < 3 ? a * b : -a * b;
        found.add(Rotation.nearest(m));
      }
    }
    return found;
  }

  /** Tries one more start; says whether there are more. */
  boolean step() {
    Attempt attempt = attempt(starts.get(tried));
    double error = attempt.error;
    // The first start moves the shape as it was given; all others lie on another side.
    double needed = tried == 0 ? asGiven : firstError;
    if (error < bestError && error < CLEARLY * needed) {
      best = attempt.placed;
      bestError = error;
    }
    firstError = tried == 0 ? Math.min(error, asGiven) : firstError;
    return ++tried < starts.size();
  }

  /**
   * Where a start leads.
   *
   * @param error mean squared distance of landmarks of the second from the first, and what they are
   *     unlike
   */
  record Attempt(Placed placed, double error) {}

  /** Matches less and less softly from one start. */
  Attempt attempt(Rotation start) {
    Placed placed = new Placed(start, new double[3]);
    double error = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double spread = FIRST_SPREAD * Math.pow(LAST_SPREAD / FIRST_SPREAD, round / (ROUNDS - 1.0));
      Match match = new Match(placed, spread);
      placed = match.better();
      error = match.error;
    }
    return new Attempt(placed, error);
  }

  /** How much is tried, 0 to 1. */
  double progress() {
    return tried / (double) starts.size();
  }

  /** How the first lies on the second. */
  Placed best() {
    return best;
  }

  /** Soft matches of one placement, as sums that give the next. */
  private final class Match {
    private final double[] meanFrom = new double[3];
    private final double[] meanTo = new double[3];
    private final double[] products = new double[9];
    private double weight;
    private double error;

    Match(Placed placed, double spread) {
      double[] moved = placed.apply(from.points);
      double[] facing = placed.turned(from.normals);
      double[] shares = new double[points];
      for (int j = 0; j < points; j++) {
        double sum = 1e-9;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points; i++) {
          double unlike = Likeness.unlike(from, i, facing, to, j);
          double square = SurfaceGraph.square(moved, i, to.points, j);
          double less = square / (2 * spread * spread) + unlike;
          shares[i] = less > NOTHING ? 0 : Math.exp(-less);
          sum += shares[i];
          nearest = Math.min(nearest, square + 0.02 * unlike);
        }
        error += nearest / points;
        for (int i = 0; i < points; i++) {
          if (shares[i] > 0) {
            add(i, j, shares[i] / sum);
          }
        }
      }
    }

    private void add(int i, int j, double share) {
      weight += share;
      for (int a = 0; a < 3; a++) {
        double p = from.points[3 * i + a];
        meanFrom[a] += share * p;
        meanTo[a] += share * to.points[3 * j + a];
        for (int b = 0; b < 3; b++) {
          products[3 * b + a] += share * p * to.points[3 * j + b];
        }
      }
    }

    Placed better() {
      double w = Math.max(weight, 1e-12);
      double[] m = new double[9];
      for (int k = 0; k < 9; k++) {
        m[k] = products[k] - meanTo[k / 3] * meanFrom[k % 3] / w;
      }
      Rotation turn = Rotation.nearest(m);
      double[] r = turn.matrix();
      double[] shift = new double[3];
      for (int a = 0; a < 3; a++) {
        shift[a] = (meanTo[a] - Matrices.times(r, a, meanFrom[0], meanFrom[1], meanFrom[2])) / w;
      }
      return new Placed(turn, shift);
    }
  }
}
