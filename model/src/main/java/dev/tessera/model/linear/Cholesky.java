package dev.tessera.model.linear;

import java.util.Optional;

/**
 * A symmetric positive definite matrix as the product of a lower triangle and its transpose, with
 * which systems are solved (Golub and Van Loan, Matrix Computations, 4.2).
 */
public final class Cholesky {
  /** Rows of the lower triangle, the diagonal included. */
  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Takes A + damping * mean diagonal * I apart.
   *
   * @param a (n,n) row-major from {@code offset} on; not changed
   * @return empty if the matrix is not positive definite
   */
  public static Optional<Cholesky> of(float[] a, int offset, int n, double damping) {
    double[] wide = new double[n * n];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = a[offset + i];
    }
    return of(wide, n, damping);
  }

  /**
   * As above, in double precision.
   *
   * @param a (n,n) row-major, of which the lower triangle counts; not changed
   */
  public static Optional<Cholesky> of(double[] a, int n, double damping) {
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += a[i * n + i];
    }
    double added = damping * trace / n + 1e-12;
    double[][] l = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = new double[i + 1];
      l[i] = row;
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j] + (i == j ? added : 0);
        double[] other = l[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return Optional.empty();
          }
          row[i] = Math.sqrt(sum);
        } else {
          row[j] = sum / other[j];
        }
      }
    }
    return Optional.of(new Cholesky(l));
  }

  /**
   * Solves the system for one right side.
   *
   * @param b (n), replaced by x
   */
  public void solve(double[] b) {
    for (int i = 0; i < b.length; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= lower[i][k] * b[k];
      }
      b[i] /= lower[i][i];
    }
    for (int i = b.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < b.length; k++) {
        b[i] -= lower[k][i] * b[k];
      }
      b[i] /= lower[i][i];
    }
  }

  /**
   * Writes the inverse of the lower triangle.
   *
   * @param into receives (n,n) row-major from {@code offset} on; zeros above the diagonal stay
   */
  public void inverse(float[] into, int offset) {
    int n = lower.length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        for (int j = 0; j <= k; j++) {
          rows[i][j] -= lower[i][k] * rows[k][j];
        }
      }
      rows[i][i] = 1;
      for (int j = 0; j <= i; j++) {
        rows[i][j] /= lower[i][i];
        into[offset + i * n + j] = (float) rows[i][j];
      }
    }
  }

  /**
   * Solves (A + damping * mean diagonal * I) x = b.
   *
   * @param a (n,n) row-major from {@code offset} on; not changed
   * @param b (n), replaced by x
   * @return false if the matrix is not positive definite; b is then as it was
   */
  public static boolean solve(float[] a, int offset, int n, double damping, double[] b) {
    Optional<Cholesky> factor = of(a, offset, n, damping);
    factor.ifPresent(f -> f.solve(b));
    return factor.isPresent();
  }
}
