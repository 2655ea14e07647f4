package dev.tessera.model.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a fit ends by itself: at the first limit that is reached.
 *
 * @param seconds time budget of the fit, more than 0; infinite for none
 * @param steps optimiser steps, at least 1; {@link Long#MAX_VALUE} for none
 * @param targetPsnr dB of what is fitted, more than 0; infinite for none
 * @param plateau whether to end when nothing visible is left to gain: less than 0.02 dB in 5 s, at
 *     a time when the learning rate has fallen, so that it would be more if there were more
 */
public record StopRule(double seconds, long steps, double targetPsnr, boolean plateau) {
  /** What is visible, dB. */
  public static final double GAIN = 0.02;

  /** Time in which as much must be gained, seconds. */
  public static final double WINDOW = 5;

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

  /** Whether steps are counted. */
  public boolean counted() {
    return steps < Long.MAX_VALUE;
  }

  /** The same, ending when nothing visible is left to gain, or not. */
  public StopRule withPlateau(boolean newPlateau) {
    return new StopRule(seconds, steps, targetPsnr, newPlateau);
  }

  /**
   * Whether a curve has risen by less than 0.02 dB over its last 5 s.
   *
   * @param curve all points
   * @param begin seconds of the curve before which nothing counts
   */
  static boolean flat(FitCurve curve, double begin) {
    int last = curve.length() - 1;
    if (last < 1 || curve.seconds(last) - begin < WINDOW) {
      return false;
    }
    double from = curve.seconds(last) - WINDOW;
    double before = Double.NEGATIVE_INFINITY;
    double since = Double.NEGATIVE_INFINITY;
    for (int i = last; i >= 0 && curve.seconds(i) >= begin; i--) {
      if (curve.seconds(i) > from) {
        since = Math.max(since, curve.value(i));
      } else {
        before = Math.max(before, curve.value(i));
      }
    }
    return since - before < GAIN;
  }

  /** The limits by the names that files and reports use; what is none is left null. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seconds", seconds);
    all.put("steps", steps);
    all.put("targetPsnr", targetPsnr);
    all.put("plateau", plateau);
    return all;
  }
}
