package dev.tessera.model.fit;

/** Solves symmetric positive definite systems (Golub and Van Loan, Matrix Computations, 4.2). */
final class Cholesky {
  private Cholesky() {}

  /**
   * Solves (A + damping * mean diagonal * I) x = b.
   *
   * @param a (n,n) row-major from {@code offset} on; not changed
   * @param b (n), replaced by x
   * @return false if the matrix is not positive definite; b is then of no use
   */
  static boolean solve(float[] a, int offset, int n, double damping, double[] b) {
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += a[offset + i * n + i];
    }
    double added = damping * trace / n + 1e-12;
    double[][] l = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = new double[i + 1];
      l[i] = row;
      for (int j = 0; j <= i; j++) {
        double sum = a[offset + i * n + j] + (i == j ? added : 0);
        double[] other = l[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return false;
          }
          row[i] = Math.sqrt(sum);
        } else {
          row[j] = sum / other[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= l[i][k] * b[k];
      }
      b[i] /= l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= l[k][i] * b[k];
      }
      b[i] /= l[i][i];
    }
    return true;
  }
}
