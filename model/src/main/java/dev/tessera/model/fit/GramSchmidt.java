package dev.tessera.model.fit;

/** Orthonormal rows of a matrix, by Gram and Schmidt. */
final class GramSchmidt {
  private GramSchmidt() {}

  /**
   * Makes rows orthonormal in place, the first keeping its direction. Every row is cleaned twice:
   * once leaves errors of the size of float rounding times the ratio of row lengths.
   *
   * @param rows (count,length) from {@code offset} on
   */
  static void orthonormalise(float[] rows, int offset, int count, int length) {
    for (int r = 0; r < count; r++) {
      int row = offset + r * length;
      for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < r; p++) {
          int other = offset + p * length;
          float dot = dot(rows, row, other, length);
          for (int j = 0; j < length; j++) {
            rows[row + j] -= dot * rows[other + j];
          }
        }
        float norm = (float) (1 / (Math.sqrt(dot(rows, row, row, length)) + 1e-20));
        for (int j = 0; j < length; j++) {
          rows[row + j] *= norm;
        }
      }
    }
  }

  private static float dot(float[] values, int a, int b, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum += values[a + j] * values[b + j];
    }
    return sum;
  }
}
