package dev.tessera.model.render;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The first three principal components of many vectors as colours: those that differ most are told
 * apart best.
 *
 * <p>Components are found by orthogonal iteration on the covariance of at most 4,096 of the
 * vectors, evenly chosen. Each has the sign that makes the sum of cubes of its values over them
 * positive, so that a picture does not flicker while codes change little. A component becomes 1/2 +
 * value / (5 standard deviations), cut to [0,1].
 */
final class PrincipalColours {
  private static final int COMPONENTS = 3;
  private static final int MOST_VECTORS = 4096;
  private static final int ITERATIONS = 60;
  private static final double DEVIATIONS = 5;

  private final float[] rows;
  private final int count;
  private final int length;
  private final double[] mean;
  private final double[][] directions;

  private PrincipalColours(float[] rows, int count, int length) {
    this.rows = rows;
    this.count = count;
    this.length = length;
    mean = new double[length];
    directions = new double[Math.min(COMPONENTS, length)][length];
  }

  /**
   * Colours vectors.
   *
   * @param rows (count,length)
   * @return (count,3) in [0,1]; 1/2 where there is nothing to tell apart
   */
  static float[] of(float[] rows, int count, int length) {
    PrincipalColours colours = new PrincipalColours(rows, count, length);
    colours.centre();
    colours.iterate();
    return colours.paint();
  }

  private void centre() {
    for (int r = 0; r < count; r++) {
      for (int j = 0; j < length; j++) {
        mean[j] += rows[r * length + j];
      }
    }
    for (int j = 0; j < length; j++) {
      mean[j] /= count;
    }
  }

  private void iterate() {
    SplittableRandom random = new SplittableRandom(1);
    for (double[] direction : directions) {
      for (int j = 0; j < length; j++) {
        direction[j] = random.nextGaussian();
      }
    }
    orthonormalise();
    int used = Math.min(count, MOST_VECTORS);
    for (int i = 0; i < ITERATIONS; i++) {
      double[][] next = new double[directions.length][length];
      for (int u = 0; u < used; u++) {
        int r = (int) ((long) u * count / used);
        for (int k = 0; k < directions.length; k++) {
          double value = along(k, r);
          for (int j = 0; j < length; j++) {
            next[k][j] += value * (rows[r * length + j] - mean[j]);
          }
        }
      }
      System.arraycopy(next, 0, directions, 0, next.length);
      orthonormalise();
    }
    turn(used);
  }

  /** Gram and Schmidt; a direction in which nothing differs becomes 0. */
  private void orthonormalise() {
    for (int k = 0; k < directions.length; k++) {
      double before = Math.sqrt(dot(directions[k], directions[k]));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < k; other++) {
          double share = dot(directions[k], directions[other]);
          for (int j = 0; j < length; j++) {
            directions[k][j] -= share * directions[other][j];
          }
        }
      }
      double norm = Math.sqrt(dot(directions[k], directions[k]));
      double factor = norm > 1e-9 * before ? 1 / norm : 0;
      for (int j = 0; j < length; j++) {
        directions[k][j] *= factor;
      }
    }
  }

  private void turn(int used) {
    for (int k = 0; k < directions.length; k++) {
      double cubes = 0;
      for (int u = 0; u < used; u++) {
        double value = along(k, (int) ((long) u * count / used));
        cubes += value * value * value;
      }
      if (cubes < 0) {
        for (int j = 0; j < length; j++) {
          directions[k][j] = -directions[k][j];
        }
      }
    }
  }

  private float[] paint() {
    float[] colours = new float[Math.multiplyExact(count, COMPONENTS)];
    Arrays.fill(colours, 0.5f);
    for (int k = 0; k < directions.length; k++) {
      double squares = 0;
      for (int r = 0; r < count; r++) {
        double value = along(k, r);
        squares += value * value;
      }
      double deviation = Math.sqrt(squares / count);
      if (deviation > 1e-9) {
        for (int r = 0; r < count; r++) {
          double shade = 0.5 + along(k, r) / (DEVIATIONS * deviation);
          colours[r * COMPONENTS + k] = (float) Math.max(0, Math.min(1, shade));
        }
      }
    }
    return colours;
  }

  private double along(int k, int row) {
    double sum = 0;
    for (int j = 0; j < length; j++) {
      sum += directions[k][j] * (rows[row * length + j] - mean[j]);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
