package dev.tessera.model.field;

/**
 * Sums of rows, each times a factor. Every row is an array of its own, so that the loop has one
 * index for all arrays: the compiler of the virtual machine makes vector instructions of it.
 */
final class MosaicRows {
  /** Rows that are added together: the sum is read and written once for all of them. */
  private static final int TOGETHER = 4;

  private MosaicRows() {}

  /**
   * Adds rows.
   *
   * @param rows of which those from {@code first} on are added
   * @param factors theirs begin at {@code from}
   * @param count rows
   * @param into as long as a row
   */
  static void add(float[][] rows, int first, float[] factors, int from, int count, float[] into) {
    for (int i = 0; i < count; i += TOGETHER) {
      addSome(rows, first + i, factors, from + i, count - i, into);
    }
  }

  private static void addSome(
      float[][] rows, int row, float[] factors, int first, int left, float[] into) {
    float a = factors[first];
    float b = left > 1 ? factors[first + 1] : 0;
    float c = left > 2 ? factors[first + 2] : 0;
    float d = left > 3 ? factors[first + 3] : 0;
    float[] ofA = rows[row];
    float[] ofB = rows[row + (left > 1 ? 1 : 0)];
    float[] ofC = rows[row + (left > 2 ? 2 : 0)];
    float[] ofD = rows[row + (left > 3 ? 3 : 0)];
    for (int h = 0; h < into.length; h++) {
      into[h] += a * ofA[h] + b * ofB[h] + c * ofC[h] + d * ofD[h];
    }
  }
}
