package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.SoundSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What of a clip is read.
 *
 * @param start seconds after the clip's first frame; frames shown before are passed over
 * @param duration seconds from start; frames that would be shown at its end or later are not read
 * @param every 1 for all frames of the range, n for its first and every n-th after it
 * @param size upright, to which frames are made smaller by the mean over the area of each new
 *     pixel, of the values as they are stored; empty for the clip's own
 */
public record ClipChoice(double start, double duration, int every, Optional<ClipSize> size) {
  /** All of it. */
  public static final ClipChoice ALL =
      new ClipChoice(0, Double.POSITIVE_INFINITY, 1, Optional.empty());

  /** Stamps and ranges are compared with this tolerance in seconds. */
  static final double SLACK = 1e-6;

  /** Refuses a range without frames. */
  public ClipChoice {
    if (!(start >= 0 && start < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("start must be at least 0 seconds, found " + start);
    }
    Range.require("every n-th frame", every, 1, Integer.MAX_VALUE);
    if (!(duration > 0)) {
      throw new IllegalArgumentException("duration must be more than 0 seconds, found " + duration);
    }
  }

  /** Another range. */
  public ClipChoice during(double from, double seconds) {
    return new ClipChoice(from, seconds, every, size);
  }

  /** Another step. */
  public ClipChoice every(int step) {
    return new ClipChoice(start, duration, step, size);
  }

  /** Another size. */
  public ClipChoice sized(int width, int height) {
    return new ClipChoice(start, duration, every, Optional.of(new ClipSize(width, height)));
  }

  /**
   * The sound of what is read.
   *
   * @param clip the file
   * @param first seconds from the file's first frame to the first that was read
   */
  public SoundSource sound(Path clip, double first) {
    return new SoundSource(clip, first, start + duration - first);
  }

  /** Whether a frame is shown before the range. */
  boolean isBefore(double seconds) {
    return seconds < start - SLACK;
  }

  /** Whether a frame is shown after the range. */
  boolean isBehind(double seconds) {
    return seconds >= start + duration - SLACK;
  }
}
