package dev.tessera.model.fit;

/**
 * When a fit ends by itself: at the first limit that is reached.
 *
 * @param seconds time budget of the fit, more than 0; infinite for none
 * @param steps optimiser steps, at least 1; {@link Long#MAX_VALUE} for none
 * @param targetPsnr dB of the live picture, more than 0; infinite for none
 * @param plateau whether to end when the PSNR has grown by less than 0.02 dB over the last fifth of
 *     the run, which lasts 10 s at least
 */
public record StopRule(double seconds, long steps, double targetPsnr, boolean plateau) {
  /** Rejects values out of range, naming the setting. */
  public StopRule {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("seconds must be more than 0, found " + seconds);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, found " + steps);
    }
    if (!(targetPsnr > 0)) {
      throw new IllegalArgumentException("target PSNR must be more than 0 dB, found " + targetPsnr);
    }
  }

  /** Ends after a time. */
  public static StopRule afterSeconds(double seconds) {
    return new StopRule(seconds, Long.MAX_VALUE, Double.POSITIVE_INFINITY, false);
  }

  /** Ends after a number of optimiser steps, however long they take. */
  public static StopRule afterSteps(long steps) {
    return new StopRule(Double.POSITIVE_INFINITY, steps, Double.POSITIVE_INFINITY, false);
  }
}
