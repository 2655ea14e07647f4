package dev.tessera.model.linear;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvectors of a small matrix in doubles by Jacobi's rotations (Golub and Van Loan, Matrix
 * Computations, 8.5).
 */
public final class SymmetricMatrix {
  private static final int SWEEPS = 30;

  /** An element that is so small against its row and column counts as 0. */
  private static final double NOTHING = 1e-15;

  private final double[][] a;
  private final double[][] vectors;

  /**
   * Takes a symmetric matrix apart; it becomes diagonal.
   *
   * @param a (N,N), both halves
   */
  public SymmetricMatrix(double[][] a) {
    this.a = a;
    vectors = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      vectors[i][i] = 1;
    }
    boolean more = true;
    for (int sweep = 0; more && sweep < SWEEPS; sweep++) {
      more = false;
      for (int p = 0; p < a.length; p++) {
        for (int q = p + 1; q < a.length; q++) {
          more |= rotate(p, q);
        }
      }
    }
  }

  /** Element (p,q) becomes 0; says whether it was not. */
  private boolean rotate(int p, int q) {
    double size = Math.max(1e-300, Math.sqrt(Math.abs(a[p][p]) * Math.abs(a[q][q])));
    if (Math.abs(a[p][q]) <= NOTHING * size) {
      return false;
    }
    double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
    double c = 1 / Math.hypot(1, t);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double first = a[k][p];
      double second = a[k][q];
      a[k][p] = c * first - s * second;
      a[k][q] = s * first + c * second;
    }
    for (int k = 0; k < a.length; k++) {
      double first = a[p][k];
      double second = a[q][k];
      a[p][k] = c * first - s * second;
      a[q][k] = s * first + c * second;
      double one = vectors[k][p];
      double other = vectors[k][q];
      vectors[k][p] = c * one - s * other;
      vectors[k][q] = s * one + c * other;
    }
    return true;
  }

  /** The n-th largest eigenvalue, 0 for the largest. */
  public double value(int n) {
    return a[place(n)][place(n)];
  }

  /** Its eigenvector, of unit length. */
  public double[] vector(int n) {
    double[] vector = new double[a.length];
    int column = place(n);
    for (int k = 0; k < vector.length; k++) {
      vector[k] = vectors[k][column];
    }
    return vector;
  }

  private int place(int n) {
    return IntStream.range(0, a.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -a[i][i]))
        .skip(n)
        .findFirst()
        .orElseThrow();
  }
}
