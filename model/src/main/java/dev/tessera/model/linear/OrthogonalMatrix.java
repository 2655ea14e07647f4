package dev.tessera.model.linear;

/** Matrices that turn or mirror, of any number of rows. */
public final class OrthogonalMatrix {
  /** Of the largest eigenvalue: smaller ones say nothing of where an axis goes. */
  private static final double NOTHING = 1e-12;

  private OrthogonalMatrix() {}

  /**
   * The orthogonal matrix Q that is nearest to a matrix M, which mirrors if M does: the polar
   * factor M (M^T M)^(-1/2) (Higham 1986).
   *
   * @param m (N,N)
   * @return (N,N); where M has no full rank, columns of lengths of less than 1 are left
   */
  public static double[][] nearest(double[][] m) {
    int n = m.length;
    double[][] squares = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (double[] row : m) {
          squares[i][j] += row[i] * row[j];
        }
      }
    }
    SymmetricMatrix apart = new SymmetricMatrix(squares);
    double[][] found = new double[n][n];
    for (int axis = 0; axis < n && apart.value(axis) > NOTHING * apart.value(0); axis++) {
      double[] vector = apart.vector(axis);
      for (int i = 0; i < n; i++) {
        double along = 0;
        for (int j = 0; j < n; j++) {
          along += m[i][j] * vector[j];
        }
        for (int j = 0; j < n; j++) {
          found[i][j] += along / Math.sqrt(apart.value(axis)) * vector[j];
        }
      }
    }
    return found;
  }
}
