package dev.tessera.model.signal;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * When each frame of a clip is shown, in seconds since its first, which is shown at 0. Time stamps
 * are kept as the clip has them, whether their rate is constant or not.
 */
public final class ClipTimes {
  private final double[] seconds;
  private final double duration;
  private final double rate;

  private ClipTimes(double[] seconds, double duration, double rate) {
    this.seconds = seconds;
    this.duration = duration;
    this.rate = rate;
  }

  /**
   * Takes time stamps.
   *
   * @param stamps of the frames, at least one, strictly ascending; counted from the first of them
   * @param last seconds that the last frame is shown, more than 0
   * @param tick seconds by which a stamp may be off, since it was rounded to a clock: the rate is
   *     constant if no stamp is farther from an even spacing
   * @param nominal frames per second as the clip states them, which are believed if the stamps
   *     agree; 0 if it does not
   * @throws IllegalArgumentException if there is no stamp, or one that is not after the one before
   */
  public static ClipTimes of(double[] stamps, double last, double tick, double nominal) {
    if (stamps.length == 0 || !(last > 0)) {
      throw new IllegalArgumentException(
          "a clip has at least one frame that is shown for some time, found "
              + stamps.length
              + " frames, the last for "
              + last
              + " s");
    }
    double[] seconds = new double[stamps.length];
    for (int i = 1; i < stamps.length; i++) {
      seconds[i] = stamps[i] - stamps[0];
      if (!(seconds[i] > seconds[i - 1])) {
        throw new IllegalArgumentException(
            "time stamps must ascend, found " + stamps[i] + " s after " + stamps[i - 1] + " s");
      }
    }
    double end = seconds[seconds.length - 1] + last;
    return new ClipTimes(seconds, end, rate(seconds, tick, nominal));
  }

  /**
   * Frames at a constant rate.
   *
   * @param frames at least 1
   * @param rate frames per second, more than 0
   */
  public static ClipTimes constant(int frames, double rate) {
    double[] stamps = new double[frames];
    Arrays.setAll(stamps, i -> i / rate);
    return of(stamps, 1 / rate, 0.5 / rate, rate);
  }

  /**
   * Time stamps as {@link #seconds}, {@link #duration} and {@link #rate} gave them.
   *
   * @param rate not a number if it is not constant
   * @throws IllegalArgumentException if they do not begin with 0 and ascend to the duration
   */
  public static ClipTimes stamped(double[] seconds, double duration, double rate) {
    boolean ascending = seconds.length > 0 && seconds[0] == 0;
    for (int i = 1; i < seconds.length; i++) {
      ascending &= seconds[i] > seconds[i - 1];
    }
    if (!ascending || !(duration > seconds[seconds.length - 1]) || rate <= 0) {
      throw new IllegalArgumentException(
          "time stamps must ascend from 0 to the duration, found "
              + seconds.length
              + " in "
              + duration
              + " s");
    }
    return new ClipTimes(seconds.clone(), duration, rate);
  }

  /** Not a number if the spacing is not even. */
  private static double rate(double[] seconds, double tick, double nominal) {
    int last = seconds.length - 1;
    if (nominal > 0 && isEven(seconds, nominal, tick)) {
      return nominal;
    }
    double own = last == 0 ? 0 : last / seconds[last];
    return own > 0 && isEven(seconds, own, tick) ? own : Double.NaN;
  }

  private static boolean isEven(double[] seconds, double rate, double tick) {
    for (int i = 0; i < seconds.length; i++) {
      if (Math.abs(seconds[i] - i / rate) > tick) {
        return false;
      }
    }
    return true;
  }

  /** Number of frames, at least 1. */
  public int frames() {
    return seconds.length;
  }

  /** When a frame is shown, in seconds since the first. */
  public double seconds(int frame) {
    return seconds[frame];
  }

  /**
   * Which frame a time falls on, 0 to the number of frames - 1; between two frames in proportion,
   * after the last the last.
   *
   * @param time seconds since the first frame
   */
  public double position(double time) {
    int found = Arrays.binarySearch(seconds, time);
    int after = found >= 0 ? found : -1 - found;
    if (after == 0 || found >= 0) {
      return after;
    }
    if (after == seconds.length) {
      return seconds.length - 1.0;
    }
    double before = seconds[after - 1];
    return after - 1 + (time - before) / (seconds[after] - before);
  }

  /**
   * The frame that is seen at a time: the last that has begun by then; the first before all.
   *
   * @param time seconds since the first frame
   */
  public int frameAt(double time) {
    int found = Arrays.binarySearch(seconds, time);
    return Math.max(0, found >= 0 ? found : -2 - found);
  }

  /** Seconds from the first frame to the end of the last. */
  public double duration() {
    return duration;
  }

  /** Frames per second if that is constant. */
  public OptionalDouble rate() {
    return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  /** Frames per second on average. */
  public double meanRate() {
    return Double.isNaN(rate) ? seconds.length / duration : rate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClipTimes times
        && Arrays.equals(seconds, times.seconds)
        && duration == times.duration
        && Double.compare(rate, times.rate) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(seconds) + Double.hashCode(duration);
  }

  @Override
  public String toString() {
    return seconds.length + " frames in " + duration + " s";
  }
}
