package dev.tessera.model.linear;

/**
 * A linear model of amplitudes (H): a mean and its principal directions, learned from decaying sums
 * over rows. Directions follow by one subspace iteration per round (Golub and Van Loan, Matrix
 * Computations, 8.2.4), started from the round before.
 */
public final class Subspace {
  /** Directions kept beyond those in use: where a model that is split looks next. */
  public static final int SPARE = 8;

  private final int width;
  private final int used;
  private final int kept;
  private final float[] sum;
  private final float[] moment;
  private final float[] mean;
  private double rows;
  private float[] directions;

  /**
   * A model of nothing yet.
   *
   * @param width H
   * @param used D-1 directions
   * @param start (at least used, H) orthonormal directions to start from, handed over
   */
  public Subspace(int width, int used, float[] start) {
    this(width, used, start, new float[width], new float[width * width], new float[width]);
  }

  private Subspace(
      int width, int used, float[] directions, float[] sum, float[] moment, float[] mean) {
    this.width = width;
    this.used = used;
    this.directions = directions;
    this.sum = sum;
    this.moment = moment;
    this.mean = mean;
    kept = directions.length / width;
  }

  /** The mean as it is, (H), not to be written to. */
  public float[] mean() {
    return mean;
  }

  /** Copies the first directions, as many as wanted of those in use, (count,H). */
  public void copyDirections(float[] destination, int offset, int count) {
    System.arraycopy(directions, 0, destination, offset, count * width);
  }

  /** Fades what was seen before. */
  public void forget(double factor) {
    rows *= factor;
    scale(sum, (float) factor);
    scale(moment, (float) factor);
  }

  /**
   * Adds rows to the sums.
   *
   * @param number of rows, each counted by its weight
   * @param added sum of them, (H)
   * @param products sum of row^T row, (H,H)
   */
  public void add(double number, float[] added, float[] products) {
    rows += number;
    for (int j = 0; j < width; j++) {
      sum[j] += added[j];
    }
    for (int j = 0; j < moment.length; j++) {
      moment[j] += products[j];
    }
  }

  /** Rows seen, older ones faded. */
  public double rows() {
    return rows;
  }

  /** Brings mean and directions nearer to the sums. */
  public void improve() {
    if (rows < 1) {
      return;
    }
    for (int j = 0; j < width; j++) {
      mean[j] = (float) (sum[j] / rows);
    }
    float[] next = new float[directions.length];
    for (int r = 0; r < kept * width; r += width) {
      float along = 0;
      for (int j = 0; j < width; j++) {
        along += mean[j] * directions[r + j];
      }
      for (int i = 0; i < width; i++) {
        float v = directions[r + i];
        for (int j = 0; j < width; j++) {
          next[r + j] += v * moment[i * width + j];
        }
      }
      for (int j = 0; j < width; j++) {
        next[r + j] -= (float) (rows * along * mean[j]);
      }
    }
    GramSchmidt.orthonormalise(next, 0, kept, width);
    directions = next;
  }

  /** Keeps a half of what was seen; the other half, returned, looks along the spare directions. */
  public Subspace split() {
    forget(0.5);
    float[] turned = directions.clone();
    int swapped = Math.min(kept - used, Math.max(1, used / 2)) * width;
    int last = used * width - swapped;
    System.arraycopy(directions, used * width, turned, last, swapped);
    System.arraycopy(directions, last, turned, used * width, swapped);
    Subspace half = new Subspace(width, used, turned, sum.clone(), moment.clone(), mean.clone());
    half.rows = rows;
    return half;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
