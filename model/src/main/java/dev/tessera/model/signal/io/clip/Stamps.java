package dev.tessera.model.signal.io.clip;

import java.util.Arrays;

/**
 * Time stamps as they come, in seconds. One that is missing, or not after the one before, is
 * replaced by that one and a frame's time, so that all ascend.
 */
final class Stamps {
  private final double frame;
  private double[] seconds = new double[64];
  private int count;
  private int replaced;

  /**
   * None yet.
   *
   * @param frame seconds of a frame, for stamps that must be replaced
   */
  Stamps(double frame) {
    this.frame = frame;
  }

  /**
   * Takes a stamp and gives what it stands for.
   *
   * @param stamp not a number if it is missing
   */
  double add(double stamp) {
    double taken = stamp;
    if (count > 0 && !(stamp > seconds[count - 1])) {
      taken = seconds[count - 1] + frame;
      replaced++;
    } else if (Double.isNaN(stamp)) {
      taken = 0;
    }
    if (count == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * count);
    }
    seconds[count++] = taken;
    return taken;
  }

  int count() {
    return count;
  }

  /** How many were replaced. */
  int replaced() {
    return replaced;
  }

  double[] seconds() {
    return Arrays.copyOf(seconds, count);
  }
}
