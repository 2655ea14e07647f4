package dev.tessera.model.light;

/**
 * The discrete cosine transform of one axis of n values, orthonormal: row k of (n,n) is scale_k
 * cos(pi / n k (i + 0.5)).
 */
final class Cosines {
  private final int length;
  private final float[] rows;

  Cosines(int length, float[] rows) {
    this.length = length;
    this.rows = rows;
  }

  int length() {
    return length;
  }

  float[] rows() {
    return rows;
  }

  static Cosines of(int length) {
    float[] rows = new float[length * length];
    for (int k = 0; k < length; k++) {
      for (int i = 0; i < length; i++) {
        rows[k * length + i] =
            (float) (scale(k, length) * Math.cos(Math.PI / length * k * (i + 0.5)));
      }
    }
    return new Cosines(length, rows);
  }

  /** What makes the k-th of n cosines one of unit length. */
  static double scale(int k, int n) {
    return Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
  }

  /**
   * Transforms one axis of a block.
   *
   * @param block (outer, n, inner), replaced
   * @param inner values that lie together
   * @param buffer at least as many numbers as the block has
   */
  void transform(float[] block, int inner, float[] buffer) {
    int outer = block.length / (length * inner);
    for (int o = 0; o < outer; o++) {
      int base = o * length * inner;
      for (int k = 0; k < length; k++) {
        int to = base + k * inner;
        for (int j = 0; j < inner; j++) {
          buffer[to + j] = 0;
        }
        for (int i = 0; i < length; i++) {
          float weight = rows[k * length + i];
          int from = base + i * inner;
          for (int j = 0; j < inner; j++) {
            buffer[to + j] += weight * block[from + j];
          }
        }
      }
    }
    System.arraycopy(buffer, 0, block, 0, block.length);
  }
}
