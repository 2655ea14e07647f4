package dev.tessera.model.fit.train;

import dev.tessera.model.fit.start.Principal;
import java.util.Arrays;

/**
 * K linear models of amplitudes (H), each a mean and its principal directions, learned from
 * decaying sums over the rows assigned to each. Directions follow by one subspace iteration per
 * round (Golub and Van Loan, Matrix Computations, 8.2.4), started from the round before.
 */
final class Subspaces {
  /** Directions kept beyond those in use: where a model that is split looks next. */
  static final int SPARE = 8;

  private final int width;
  private final int used;
  private final int kept;
  private int count = 1;
  private double[] rows;
  private float[][] sums;
  private float[][] moments;
  private float[][] means;
  private float[][] directions;

  /**
   * One model of nothing yet.
   *
   * @param width H
   * @param used D-1 directions
   * @param start (at least used, H) orthonormal directions to start from
   */
  Subspaces(int width, int used, float[] start) {
    this.width = width;
    this.used = used;
    kept = start.length / width;
    rows = new double[1];
    sums = new float[][] {new float[width]};
    moments = new float[][] {new float[width * width]};
    means = new float[][] {new float[width]};
    directions = new float[][] {start.clone()};
  }

  int count() {
    return count;
  }

  float[] mean(int k) {
    return means[k];
  }

  /** Copies the directions in use, (used,H). */
  void copyDirections(int k, float[] destination, int offset) {
    System.arraycopy(directions[k], 0, destination, offset, used * width);
  }

  /** Fades what was seen before. */
  void forget(double factor) {
    for (int k = 0; k < count; k++) {
      rows[k] *= factor;
      scale(sums[k], (float) factor);
      scale(moments[k], (float) factor);
    }
  }

  /**
   * Adds rows to a model's sums.
   *
   * @param number of rows
   * @param sum of them, (H)
   * @param moment sum of row^T row, (H,H)
   */
  void add(int k, int number, float[] sum, float[] moment) {
    rows[k] += number;
    for (int j = 0; j < width; j++) {
      sums[k][j] += sum[j];
    }
    for (int j = 0; j < moment.length; j++) {
      moments[k][j] += moment[j];
    }
  }

  /** Rows a model has seen, older ones faded. */
  double rows(int k) {
    return rows[k];
  }

  /** Brings mean and directions of a model nearer to its sums. */
  void improve(int k) {
    if (rows[k] < 1) {
      return;
    }
    float[] mean = means[k];
    for (int j = 0; j < width; j++) {
      mean[j] = (float) (sums[k][j] / rows[k]);
    }
    float[] old = directions[k];
    float[] next = new float[old.length];
    for (int r = 0; r < kept; r++) {
      float along = 0;
      for (int j = 0; j < width; j++) {
        along += mean[j] * old[r * width + j];
      }
      for (int i = 0; i < width; i++) {
        float v = old[r * width + i];
        int moment = i * width;
        for (int j = 0; j < width; j++) {
          next[r * width + j] += v * moments[k][moment + j];
        }
      }
      for (int j = 0; j < width; j++) {
        next[r * width + j] -= (float) (rows[k] * along * mean[j]);
      }
    }
    Principal.orthonormalise(next, 0, kept, width);
    directions[k] = next;
  }

  /** Makes two of each model: the second looks along the spare directions. */
  void splitAll() {
    int before = count;
    count *= 2;
    rows = Arrays.copyOf(rows, count);
    sums = Arrays.copyOf(sums, count);
    moments = Arrays.copyOf(moments, count);
    means = Arrays.copyOf(means, count);
    directions = Arrays.copyOf(directions, count);
    // Siblings stay neighbours: a code between two whole choices then fades between alike models.
    for (int k = before - 1; k >= 0; k--) {
      move(k, 2 * k);
      split(2 * k, 2 * k + 1);
    }
  }

  private void move(int from, int to) {
    rows[to] = rows[from];
    sums[to] = sums[from];
    moments[to] = moments[from];
    means[to] = means[from];
    directions[to] = directions[from];
  }

  /** Replaces a model by the second half of another. */
  void split(int k, int replaced) {
    rows[k] /= 2;
    scale(sums[k], 0.5f);
    scale(moments[k], 0.5f);
    rows[replaced] = rows[k];
    sums[replaced] = sums[k].clone();
    moments[replaced] = moments[k].clone();
    means[replaced] = means[k].clone();
    directions[replaced] = turned(directions[k]);
  }

  /** The last directions in use change places with the spare ones. */
  private float[] turned(float[] original) {
    int swapped = Math.min(kept - used, Math.max(1, used / 2));
    float[] copy = original.clone();
    System.arraycopy(original, used * width, copy, (used - swapped) * width, swapped * width);
    System.arraycopy(original, (used - swapped) * width, copy, used * width, swapped * width);
    return copy;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
