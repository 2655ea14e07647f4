package dev.tessera.model.linear;

/** Rows that are made orthonormal in place, the first keeping its direction. */
public final class GramSchmidt {
  private GramSchmidt() {}

  /**
   * All rows.
   *
   * @param values (count,length) from {@code offset} on
   */
  public static void orthonormalise(float[] values, int offset, int count, int length) {
    for (int r = 0; r < count; r++) {
      orthonormalise(values, offset, r, r + 1, length);
    }
  }

  /**
   * Some rows, those before which are orthonormal already. Every row is cleaned twice: once leaves
   * float rounding times the ratio of row lengths.
   *
   * @param from the first of the rows
   * @param to the row after the last
   */
  static void orthonormalise(float[] values, int offset, int from, int to, int length) {
    for (int r = from; r < to; r++) {
      int row = offset + r * length;
      for (int pass = 0; pass < 2; pass++) {
        for (int other = offset; other < row; other += length) {
          float dot = dot(values, row, other, length);
          for (int j = 0; j < length; j++) {
            values[row + j] -= dot * values[other + j];
          }
        }
        float norm = (float) (1 / (Math.sqrt(dot(values, row, row, length)) + 1e-20));
        for (int j = 0; j < length; j++) {
          values[row + j] *= norm;
        }
      }
    }
  }

  /** The product of two rows that begin at {@code a} and {@code b}. */
  static float dot(float[] values, int a, int b, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum += values[a + j] * values[b + j];
    }
    return sum;
  }
}
