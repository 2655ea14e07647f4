package dev.tessera.model.fit;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) over rows that are stepped independently: m = b1 m +
 * (1-b1) g, v = b2 v + (1-b2) g^2, x -= rate * m^ / (sqrt(v^) + eps) with m^ = m / (1 - b1^t), v^ =
 * v / (1 - b2^t).
 *
 * <p>Each row counts its own steps t, so the code of a tile that is not in a batch is neither moved
 * by stale momentum nor corrected as if it had been. The networks are one row.
 */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.99;
  private static final float EPSILON = 1e-12f;

  private final int columns;
  private final float[] mean;
  private final float[] square;
  private final int[] steps;

  /** Zero moments for (rows, columns) values. */
  public Adam(int rows, int columns) {
    this(columns, new float[rows * columns], new float[rows * columns], new int[rows]);
  }

  private Adam(int columns, float[] mean, float[] square, int[] steps) {
    this.columns = columns;
    this.mean = mean;
    this.square = square;
    this.steps = steps;
  }

  /** Moments as {@link #means}, {@link #squares} and {@link #steps} gave them, handed over. */
  static Adam of(int columns, float[] means, float[] squares, int[] steps) {
    if (means.length != columns * steps.length || squares.length != means.length) {
      throw new IllegalArgumentException(
          "moments of (" + steps.length + "," + columns + ") values, found " + means.length);
    }
    return new Adam(columns, means, squares, steps);
  }

  /** A copy of the first moments, (rows,columns). */
  float[] means() {
    return mean.clone();
  }

  /** A copy of the second moments, (rows,columns). */
  float[] squares() {
    return square.clone();
  }

  /** A copy of the steps of each row. */
  int[] steps() {
    return steps.clone();
  }

  /** An independent copy. */
  Adam copy() {
    return new Adam(columns, mean.clone(), square.clone(), steps.clone());
  }

  /**
   * One step of one row.
   *
   * @param row which
   * @param values all rows, updated in place
   * @param gradients flat
   * @param offset of the row's gradient in {@code gradients}
   * @param rate learning rate
   */
  public void step(int row, float[] values, float[] gradients, int offset, double rate) {
    step(row, values, row * columns, gradients, offset, rate);
  }

  /**
   * One step of one row of which a copy is moved.
   *
   * @param row whose moments are meant
   * @param values updated in place from {@code valueOffset} on
   * @param gradients flat
   * @param offset of the row's gradient in {@code gradients}
   * @param rate learning rate
   */
  void step(int row, float[] values, int valueOffset, float[] gradients, int offset, double rate) {
    int t = ++steps[row];
    float size = (float) (rate / (1 - Math.pow(BETA_1, t)));
    float unbias = (float) (1 / Math.sqrt(1 - Math.pow(BETA_2, t)));
    float b1 = (float) BETA_1;
    float b2 = (float) BETA_2;
    int start = row * columns;
    for (int i = 0; i < columns; i++) {
      float g = gradients[offset + i];
      float m = b1 * mean[start + i] + (1 - b1) * g;
      float v = b2 * square[start + i] + (1 - b2) * g * g;
      mean[start + i] = m;
      square[start + i] = v;
      values[valueOffset + i] -= size * m / ((float) Math.sqrt(v) * unbias + EPSILON);
    }
  }
}
