package dev.tessera.model.signal.io;

import dev.tessera.model.signal.ClipTimes;
import java.util.Optional;
import java.util.OptionalDouble;

/** When the frames of an animation are shown. */
public final class FilmClock {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 120;

  private final double rate;
  private final Optional<ClipTimes> stamps;

  private FilmClock(double rate, Optional<ClipTimes> stamps) {
    this.rate = rate;
    this.stamps = stamps;
  }

  /**
   * One after the other, each as long as the next.
   *
   * @param framesPerSecond 0.1 to 120
   * @throws IllegalArgumentException if it is out of range
   */
  public static FilmClock constant(double framesPerSecond) {
    if (!(framesPerSecond >= SLOWEST && framesPerSecond <= FASTEST)) {
      throw new IllegalArgumentException(
          "frames per second must be 0.1 to 120, found " + framesPerSecond);
    }
    return new FilmClock(framesPerSecond, Optional.empty());
  }

  /** At the time stamps of a clip, or at its rate if that is constant. */
  public static FilmClock of(ClipTimes times) {
    return times.rate().isPresent()
        ? new FilmClock(times.meanRate(), Optional.empty())
        : new FilmClock(times.meanRate(), Optional.of(times));
  }

  /** Frames per second if that is constant. */
  public OptionalDouble rate() {
    return stamps.isEmpty() ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }

  /** Frames per second, on average. */
  public double meanRate() {
    return rate;
  }

  /**
   * When a frame begins to be shown, in seconds since the first.
   *
   * @param frame 0 or more; the number of all frames for the end of the last. Frames behind those
   *     that are known follow at the average rate
   */
  public double seconds(long frame) {
    if (stamps.isEmpty()) {
      return frame / rate;
    }
    ClipTimes times = stamps.get();
    long behind = frame - times.frames();
    return behind < 0 ? times.seconds((int) frame) : times.duration() + behind / rate;
  }
}
