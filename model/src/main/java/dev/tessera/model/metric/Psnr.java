package dev.tessera.model.metric;

import dev.tessera.model.signal.Argb;
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
  /** What counts as no error where people are told a PSNR, dB: infinity cannot be drawn. */
  public static final double CEILING = 99;

  private Psnr() {}

  /** PSNR of a mean squared error over values of [0,1]; infinite for 0. */
  public static double ofMse(double mse) {
    return -10 * Math.log10(mse);
  }

  /** As {@link #ofMse}, at most {@link #CEILING}; what is not above 0 is no error. */
  public static double limited(double mse) {
    return mse > 0 ? Math.min(CEILING, ofMse(mse)) : CEILING;
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
    return mse(reference, actual, value -> value);
  }

  /**
   * PSNR of what a file or a screen of 8 bits shows of a reconstruction: values are clamped and
   * rounded first, as {@link Argb#quantise} does it.
   *
   * @param reference (extent..., C)
   * @param actual (extent..., C)
   * @throws IllegalArgumentException naming both shapes if they differ
   */
  public static double ofRounded(Samples reference, Samples actual) {
    return ofMse(mse(reference, actual, value -> Argb.quantise(value) / 255f));
  }

  private interface Shown {
    float of(float value);
  }

  private static double mse(Samples reference, Samples actual, Shown shown) {
    PairedValues values = new PairedValues(reference, actual);
    float[] wanted = values.ofOne();
    float[] found = values.ofOther();
    double sum = 0;
    while (values.next()) {
      for (int i = 0; i < values.count(); i++) {
        double error = wanted[i] - (double) shown.of(found[i]);
        sum += error * error;
      }
    }
    return sum / reference.length();
  }
}
