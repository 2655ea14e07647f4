package dev.tessera.model.signal.io.clip;

/**
 * The clock of a clip's time stamps.
 *
 * @param tick seconds to which stamps are rounded
 * @param rate frames per second that the file states, 0 if it does not
 */
record ClipClock(double tick, double rate) {
  /** Seconds by which a stamp may be off an even spacing: no more than a quarter of a frame. */
  double tolerance() {
    return Math.min(1.01 * tick, frame() / 4);
  }

  /** The same clock when only every n-th frame is read. */
  ClipClock every(int step) {
    return new ClipClock(tick, rate / step);
  }

  /** Seconds of a frame where nothing else is known. */
  double frame() {
    return rate > 0 ? 1 / rate : 0.04;
  }
}
