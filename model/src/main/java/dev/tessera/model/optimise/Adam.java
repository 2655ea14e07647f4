package dev.tessera.model.optimise;

import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) over rows that are stepped independently: m = b1 m +
 * (1-b1) g, v = b2 v + (1-b2) g^2, x -= rate * m^ / (sqrt(v^) + eps) with m^ = m / (1 - b1^t), v^ =
 * v / (1 - b2^t).
 *
 * <p>Each row counts its own steps t, so the code of a tile that is not in a batch is neither moved
 * by stale momentum nor corrected as if it had been. The networks are one row.
 */
public final class Adam {
  static final double BETA_1 = 0.9;
  static final double BETA_2 = 0.99;
  static final float EPSILON = 1e-12f;

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

  /**
   * Moments as {@link #save} wrote them.
   *
   * @throws IllegalArgumentException if there are others than of (rows, columns) values
   */
  public static Adam restored(SavedNumbers state, String name, int rows, int columns) {
    int length = rows * columns;
    int[] steps = SavedNumbers.ints(state.array(name + ".steps", rows));
    return new Adam(
        columns, state.array(name + ".mean", length), state.array(name + ".square", length), steps);
  }

  /** Hands all moments over. */
  public void save(String name, Map<String, float[]> arrays) {
    arrays.put(name + ".mean", mean);
    arrays.put(name + ".square", square);
    arrays.put(name + ".steps", SavedNumbers.floats(steps));
  }

  /** The moments of one row alone. */
  public Adam row(int row) {
    return new Adam(
        columns,
        Arrays.copyOfRange(mean, row * columns, (row + 1) * columns),
        Arrays.copyOfRange(square, row * columns, (row + 1) * columns),
        new int[] {steps[row]});
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
  public void step(
      int row, float[] values, int valueOffset, float[] gradients, int offset, double rate) {
    int t = ++steps[row];
    float size = size(t, rate);
    float unbias = unbias(t);
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

  /** What the mean is multiplied by at step t. */
  static float size(int t, double rate) {
    return (float) (rate / (1 - Math.pow(BETA_1, t)));
  }

  /** What the root of the squares is multiplied by at step t. */
  static float unbias(int t) {
    return (float) (1 / Math.sqrt(1 - Math.pow(BETA_2, t)));
  }

  /** The same rows on the device, which go on from here. */
  public DeviceAdam onDevice(Scope scope, float[] values) {
    return new DeviceAdam(scope, values, mean, square, steps);
  }
}
