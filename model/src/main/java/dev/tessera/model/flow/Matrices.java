package dev.tessera.model.flow;

/** Products of matrices of three rows, row-major. */
final class Matrices {
  private Matrices() {}

  /** A B. */
  static double[] product(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      int row = i / 3 * 3;
      int column = i % 3;
      c[i] = a[row] * b[column] + a[row + 1] * b[column + 3] + a[row + 2] * b[column + 6];
    }
    return c;
  }

  /** The transpose of A times B. */
  static double[] transposedProduct(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      int row = i / 3;
      int column = i % 3;
      c[i] = a[row] * b[column] + a[row + 3] * b[column + 3] + a[row + 6] * b[column + 6];
    }
    return c;
  }

  /** Component {@code row} of A (x,y,z). */
  static double times(double[] a, int row, double x, double y, double z) {
    return a[3 * row] * x + a[3 * row + 1] * y + a[3 * row + 2] * z;
  }

  /** (1-t) A + t B. */
  static double[] mix(double[] a, double[] b, double t) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      c[i] = (1 - t) * a[i] + t * b[i];
    }
    return c;
  }
}
