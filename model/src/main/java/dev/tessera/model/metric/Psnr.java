package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;

/**
 * Peak signal-to-noise ratio in decibels with peak 1:
 *
 * <pre>PSNR = -10 log10(MSE), MSE = mean of (reference - actual)^2</pre>
 *
 * The mean runs over all samples and all channels, alpha included, of the values as they are
 * (sRGB-encoded, not clamped). Equal blocks have a PSNR of positive infinity.
 */
public final class Psnr {
  private Psnr() {}

  /** PSNR of a mean squared error over values of [0,1]; infinite for 0. */
  public static double ofMse(double mse) {
    return -10 * Math.log10(mse);
  }

  /**
   * PSNR of a reconstruction.
   *
   * @param reference (extent..., C)
   * @param actual (extent..., C)
   * @throws IllegalArgumentException naming both shapes if they differ
   */
  public static double of(Samples reference, Samples actual) {
    return ofMse(mse(reference, actual));
  }

  /**
   * Mean squared error over all samples and channels.
   *
   * @param reference (extent..., C)
   * @param actual (extent..., C)
   * @throws IllegalArgumentException naming both shapes if they differ
   */
  public static double mse(Samples reference, Samples actual) {
    PairedValues values = new PairedValues(reference, actual);
    float[] wanted = values.ofOne();
    float[] found = values.ofOther();
    double sum = 0;
    while (values.next()) {
      for (int i = 0; i < values.count(); i++) {
        double error = wanted[i] - (double) found[i];
        sum += error * error;
      }
    }
    return sum / reference.length();
  }
}
