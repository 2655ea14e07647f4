package dev.tessera.model.archive.codebook;

/**
 * Rows of numbers to be added up, each times a factor: as {@link Axpy} adds them one after the
 * other, to the last bit, but four at a time, so that sums are fetched and put back a quarter as
 * often.
 */
final class FactoredRows {
  private final float[] values;
  private final int columns;

  /**
   * Takes rows over.
   *
   * @param values row-major
   * @param columns of a row
   */
  FactoredRows(float[] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /**
   * Adds as many rows as there are factors.
   *
   * @param first row
   * @param sums of the columns, to which the rows are added
   * @param from first column that is added
   * @param to the column behind the last
   */
  void add(float[] factors, int first, float[] sums, int from, int to) {
    int row = 0;
    for (; row + 4 <= factors.length; row += 4) {
      addFour(factors, row, first + row, sums, from, to);
    }
    for (; row < factors.length; row++) {
      Axpy.add(factors[row], values, (first + row) * columns + from, sums, from, to - from);
    }
  }

  private void addFour(float[] factors, int row, int first, float[] sums, int from, int to) {
    float fa = factors[row];
    float fb = factors[row + 1];
    float fc = factors[row + 2];
    float fd = factors[row + 3];
    int a = first * columns;
    int b = a + columns;
    int c = b + columns;
    int d = c + columns;
    for (int i = from; i < to; i++) {
      sums[i] =
          (((sums[i] + fa * values[a + i]) + fb * values[b + i]) + fc * values[c + i])
              + fd * values[d + i];
    }
  }
}
