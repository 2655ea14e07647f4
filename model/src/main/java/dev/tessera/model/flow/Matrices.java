package dev.tessera.model.flow;

/** Matrices of three rows, row-major. */
final class Matrices {
  private Matrices() {}

  /** The determinant of A. */
  static double determinant(double[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        - a[1] * (a[3] * a[8] - a[5] * a[6])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  /** Component {@code row} of A (x,y,z). */
  static double times(double[] a, int row, double x, double y, double z) {
    return a[3 * row] * x + a[3 * row + 1] * y + a[3 * row + 2] * z;
  }
}
