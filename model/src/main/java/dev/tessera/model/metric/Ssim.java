package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004) of images with values of [0,1]:
 *
 * <pre>
 * SSIM = (2 mx my + C1)(2 sxy + C2) / ((mx^2 + my^2 + C1)(sx^2 + sy^2 + C2))
 * </pre>
 *
 * with C1 = 0.01^2, C2 = 0.03^2 and means, variances and covariance weighted by an 11 x 11 Gaussian
 * of sigma 1.5 (weights sum to 1). The mean runs over all windows that lie inside the image, then
 * over the channels, alpha included. An image less than 11 pixels wide or high is one window of
 * equal weights.
 */
public final class Ssim {
  private static final int SIZE = 11;
  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private final Samples x;
  private final Samples y;
  private final int channel;
  private final int width;
  private final double[] weights;

  private Ssim(Samples x, Samples y, int channel, double[] weights) {
    this.x = x;
    this.y = y;
    this.channel = channel;
    this.width = x.extent(1);
    this.weights = weights;
  }

  /**
   * SSIM of a reconstruction; symmetric, 1 if both are equal.
   *
   * @param reference (height, width, C)
   * @param actual (height, width, C)
   * @param done told now and then how much is done, 0 to 1; what it throws ends the comparison
   * @return -1 to 1
   * @throws IllegalArgumentException naming both shapes if they differ or are not images
   */
  public static double of(Samples reference, Samples actual, DoubleConsumer done) {
    PairedValues.requireSameShape(reference, actual);
    if (reference.dimensions() != 2) {
      throw new IllegalArgumentException("SSIM wants (height, width, C), found " + reference);
    }
    boolean small = Math.min(reference.extent(0), reference.extent(1)) < SIZE;
    double[] weights = gaussian();
    double sum = 0;
    for (int c = 0; c < reference.channels(); c++) {
      Ssim one = new Ssim(reference, actual, c, weights);
      double channel = c;
      DoubleConsumer ofChannel = part -> done.accept((channel + part) / reference.channels());
      sum += small ? one.ofWhole() : one.ofWindows(ofChannel);
    }
    return sum / reference.channels();
  }

  private static double[] gaussian() {
    double[] weights = new double[SIZE];
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      double d = i - SIZE / 2;
      weights[i] = Math.exp(-d * d / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < SIZE; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double ofWhole() {
    double[] m = new double[5];
    long n = x.count();
    for (long i = 0; i < n; i++) {
      double a = x.get(i, channel);
      double b = y.get(i, channel);
      m[0] += a / n;
      m[1] += b / n;
      m[2] += a * a / n;
      m[3] += b * b / n;
      m[4] += a * b / n;
    }
    return index(m[0], m[1], m[2], m[3], m[4]);
  }

  private double ofWindows(DoubleConsumer done) {
    int height = x.extent(0);
    int columns = width - SIZE + 1;
    double[][][] ring = new double[SIZE][5][columns];
    double[][] window = new double[5][columns];
    double sum = 0;
    for (int row = 0; row < height; row++) {
      done.accept(row / (double) height);
      filterRow(row, ring[row % SIZE]);
      if (row >= SIZE - 1) {
        filterColumns(row - SIZE + 1, ring, window);
        for (int i = 0; i < columns; i++) {
          sum += index(window[0][i], window[1][i], window[2][i], window[3][i], window[4][i]);
        }
      }
    }
    return sum / ((double) columns * (height - SIZE + 1));
  }

  private void filterRow(int row, double[][] moments) {
    double[] a = new double[width];
    double[] b = new double[width];
    for (int i = 0; i < width; i++) {
      a[i] = x.get((long) row * width + i, channel);
      b[i] = y.get((long) row * width + i, channel);
    }
    for (int i = 0; i < moments[0].length; i++) {
      double ma = 0;
      double mb = 0;
      double maa = 0;
      double mbb = 0;
      double mab = 0;
      for (int k = 0; k < SIZE; k++) {
        double wa = weights[k] * a[i + k];
        double wb = weights[k] * b[i + k];
        ma += wa;
        mb += wb;
        maa += wa * a[i + k];
        mbb += wb * b[i + k];
        mab += wa * b[i + k];
      }
      moments[0][i] = ma;
      moments[1][i] = mb;
      moments[2][i] = maa;
      moments[3][i] = mbb;
      moments[4][i] = mab;
    }
  }

  private void filterColumns(int firstRow, double[][][] ring, double[][] window) {
    for (int m = 0; m < window.length; m++) {
      double[] sums = window[m];
      Arrays.fill(sums, 0);
      for (int k = 0; k < SIZE; k++) {
        double[] row = ring[(firstRow + k) % SIZE][m];
        double weight = weights[k];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weight * row[i];
        }
      }
    }
  }

  private static double index(double ma, double mb, double maa, double mbb, double mab) {
    double varianceA = maa - ma * ma;
    double varianceB = mbb - mb * mb;
    double covariance = mab - ma * mb;
    return ((2 * ma * mb + C1) * (2 * covariance + C2))
        / ((ma * ma + mb * mb + C1) * (varianceA + varianceB + C2));
  }
}
