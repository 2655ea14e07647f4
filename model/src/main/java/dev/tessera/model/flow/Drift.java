package dev.tessera.model.flow;

import dev.tessera.model.linear.Cholesky;
import java.util.Arrays;

/**
 * Coherent point drift (Myronenko and Song 2010): landmarks of the first shape are the centres of a
 * mixture of Gaussians that is to explain those of the second; they move as a smooth field allows,
 * while the Gaussians become narrower. Landmarks match if they are alike, too, see {@link
 * Likeness}. The field is smooth along the surface, in its straight form if there is one, so that
 * limbs that lie beside each other may go different ways. It has its kernels at fewer centres than
 * there are landmarks, so that a step takes tens of ms.
 *
 * <p>Pairs of points that a person gave count as many matches each.
 */
final class Drift {
  /**
   * How it moves.
   *
   * @param width of the kernels, beta
   * @param stiffness lambda
   * @param centres of kernels
   * @param rounds at most
   */
  record Rules(double width, double stiffness, int centres, int rounds) {}

  /**
   * What is to be matched.
   *
   * @param from landmarks that move
   * @param to landmarks that they are to explain
   * @param pairs that are given
   * @param placed how the first lie on the second as a whole
   */
  record Task(Landmarks from, Landmarks to, PointPairs pairs, Alignment.Placed placed) {}

  /** Share of landmarks that have no match. */
  private static final double UNMATCHED = 0.05;

  /** Narrowest Gaussian, squared. */
  private static final double NARROWEST = 2e-5;

  /** A smaller change of the width ends the search. */
  private static final double ENOUGH = 1e-3;

  private static final double NOTHING = 25;
  private static final double DAMPING = 1e-10;

  /** Matches that a given pair counts as. */
  private static final double OF_PAIR = 100;

  /** Landmarks between which a given point lies, at most. */
  private static final int AROUND = 3;

  private final Task task;
  private final Rules rules;
  private final Landmarks to;
  private final double[] start;
  private final int centres;
  private final float[] unlike;
  private final double[] basis;
  private final double[] stiff;
  private final PointPairs pairs;
  private final double[] pairBasis;
  private final double[] pairStart;
  private double[] moved;
  private double[] weights;
  private double square;
  private double noise;
  private int round;

  /**
   * Prepares; some 20 ms.
   *
   * @param square of the width of the Gaussians, or 0 for that of all distances
   */
  Drift(Task task, Rules rules, double square) {
    this(task, rules, square, task.placed().apply(task.from().points));
  }

  private Drift(Task task, Rules rules, double square, double[] start) {
    this.task = task;
    this.rules = rules;
    this.start = start;
    to = task.to();
    pairs = task.pairs();
    moved = start.clone();
    Landmarks from = task.from();
    boolean straight = from.straight.length > 0 && to.straight.length > 0;
    double[] places = straight ? from.straight : task.placed().apply(from.points);
    centres = Math.min(rules.centres(), from.count);
    double[] at = Arrays.copyOf(places, 3 * centres);
    basis = kernels(places, at);
    stiff = kernels(at, at);
    pairBasis = new double[centres * pairs.count()];
    pairStart = new double[3 * pairs.count()];
    for (int p = 0; p < pairs.count(); p++) {
      putPair(p);
    }
    int c = centres;
    weights = new double[3 * c];
    double[] facing = task.placed().turned(from.normals);
    unlike = new float[from.count * to.count];
    for (int j = 0; j < to.count; j++) {
      for (int i = 0; i < from.count; i++) {
        double less = Likeness.unlike(from, i, facing, to, j);
        unlike[j * from.count + i] = (float) less;
        noise += Math.exp(-less) / unlike.length;
      }
    }
    this.square = square > 0 ? square : spread();
  }

  /** A given point moves as the landmarks around it do. */
  private void putPair(int pair) {
    double[] own = task.pairs().from();
    int[] near = task.from().nearest(own, pair, AROUND);
    double[] shares = new double[near.length];
    double all = 0;
    for (int k = 0; k < near.length; k++) {
      shares[k] = 1 / (SurfaceGraph.square(own, pair, task.from().points, near[k]) + 1e-6);
      all += shares[k];
    }
    double[] offset = Arrays.copyOfRange(own, 3 * pair, 3 * pair + 3);
    for (int k = 0; k < near.length; k++) {
      double share = shares[k] / all;
      for (int c = 0; c < centres; c++) {
        pairBasis[pair * centres + c] += share * basis[near[k] * centres + c];
      }
      for (int a = 0; a < 3; a++) {
        pairStart[3 * pair + a] += share * start[3 * near[k] + a];
        offset[a] -= share * task.from().points[3 * near[k] + a];
      }
    }
    double[] turned = task.placed().turned(offset);
    for (int a = 0; a < 3; a++) {
      pairStart[3 * pair + a] += turned[a];
    }
  }

  private double[] kernels(double[] points, double[] at) {
    int rows = points.length / 3;
    int columns = at.length / 3;
    double[] g = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double d = SurfaceGraph.square(points, i, at, j);
        g[i * columns + j] = Math.exp(-d / (2 * rules.width() * rules.width()));
      }
    }
    return g;
  }

  private double spread() {
    double sum = 0;
    int n = moved.length / 3;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < to.count; j++) {
        sum += SurfaceGraph.square(moved, i, to.points, j);
      }
    }
    return sum / (3.0 * n * to.count);
  }

  /** Matches and moves once; says whether there is more to gain. */
  boolean step() {
    int n = moved.length / 3;
    double[] matched = new double[n]; // P 1
    double[] targets = new double[3 * n]; // P X
    double squares = match(matched, targets);
    move(matched, targets);
    double sum = squares;
    double all = 0;
    for (int i = 0; i < n; i++) {
      all += matched[i];
      for (int a = 0; a < 3; a++) {
        double p = moved[3 * i + a];
        sum += p * (matched[i] * p - 2 * targets[3 * i + a]);
      }
    }
    double next = Math.max(NARROWEST, sum / Math.max(1e-9, 3 * all));
    boolean more = Math.abs(square - next) > ENOUGH * square;
    square = next;
    return ++round < rules.rounds() && more;
  }

  private double match(double[] matched, double[] targets) {
    int n = matched.length;
    double outliers =
        Math.pow(2 * Math.PI * square, 1.5) * UNMATCHED / (1 - UNMATCHED) * n / to.count * noise;
    double[] shares = new double[n];
    double factor = 1 / (2 * square);
    double squares = 0;
    for (int j = 0; j < to.count; j++) {
      double x = to.points[3 * j];
      double y = to.points[3 * j + 1];
      double z = to.points[3 * j + 2];
      double sum = outliers + 1e-300;
      for (int i = 0; i < n; i++) {
        double dx = moved[3 * i] - x;
        double dy = moved[3 * i + 1] - y;
        double dz = moved[3 * i + 2] - z;
        double less = (dx * dx + dy * dy + dz * dz) * factor + unlike[j * n + i];
        shares[i] = less > NOTHING ? 0 : Math.exp(-less);
        sum += shares[i];
      }
      for (int i = 0; i < n; i++) {
        if (shares[i] > 0) {
          double share = shares[i] / sum;
          matched[i] += share;
          targets[3 * i] += share * x;
          targets[3 * i + 1] += share * y;
          targets[3 * i + 2] += share * z;
          squares += share * (x * x + y * y + z * z);
        }
      }
    }
    return squares;
  }

  /** Solves (G' P G + lambda s^2 K) W = G' (P X - P T0), with the given pairs as more rows. */
  private void move(double[] matched, double[] targets) {
    int c = centres;
    double[] a = new double[c * c];
    double[][] right = new double[3][c];
    for (int i = 0; i < matched.length; i++) {
      double[] wanted = new double[3];
      for (int k = 0; k < 3; k++) {
        wanted[k] = targets[3 * i + k] - matched[i] * start[3 * i + k];
      }
      add(a, right, basis, i, matched[i], wanted);
    }
    for (int p = 0; p < pairs.count(); p++) {
      double[] wanted = new double[3];
      for (int k = 0; k < 3; k++) {
        wanted[k] = OF_PAIR * (pairs.to()[3 * p + k] - pairStart[3 * p + k]);
      }
      add(a, right, pairBasis, p, OF_PAIR, wanted);
    }
    for (int i = 0; i < c; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * c + j] += rules.stiffness() * square * stiff[i * c + j];
      }
    }
    Cholesky.of(a, c, DAMPING)
        .ifPresent(
            factor -> {
              for (int k = 0; k < 3; k++) {
                factor.solve(right[k]);
                for (int i = 0; i < c; i++) {
                  weights[3 * i + k] = right[k][i];
                }
              }
            });
    for (int i = 0; i < matched.length; i++) {
      for (int k = 0; k < 3; k++) {
        double sum = start[3 * i + k];
        for (int j = 0; j < c; j++) {
          sum += basis[i * c + j] * weights[3 * j + k];
        }
        moved[3 * i + k] = sum;
      }
    }
  }

  private static void add(
      double[] a, double[][] right, double[] rows, int row, double weight, double[] wanted) {
    int c = right[0].length;
    for (int i = 0; i < c; i++) {
      double g = rows[row * c + i];
      double weighted = weight * g;
      for (int j = 0; j <= i; j++) {
        a[i * c + j] += weighted * rows[row * c + j];
      }
      for (int k = 0; k < 3; k++) {
        right[k][i] += g * wanted[k];
      }
    }
  }

  /** Where landmarks are now, (N,3). */
  double[] moved() {
    return moved.clone();
  }

  /** Goes on from here by other rules, with somewhat wider Gaussians. */
  Drift then(Rules others) {
    return new Drift(task, others, 2 * square, moved());
  }

  /** How much of the search is done, 0 to 1, at least. */
  double progress() {
    return round / (double) rules.rounds();
  }
}
