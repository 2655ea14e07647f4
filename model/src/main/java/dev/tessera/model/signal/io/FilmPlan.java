package dev.tessera.model.signal.io;

import java.util.Optional;

/**
 * An animation that is to be written.
 *
 * @param format what to write, whatever the target's extension
 * @param width of a frame in pixels, at least 1
 * @param height of a frame in pixels, at least 1
 * @param clock when frames are shown
 * @param sound what is heard with them, carried over as it is; empty for silence
 */
public record FilmPlan(
    FrameFormat format, int width, int height, FilmClock clock, Optional<SoundSource> sound) {
  /** Rejects empty frames. */
  public FilmPlan {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no frame has " + width + " x " + height + " pixels");
    }
  }

  /**
   * Silent frames at a constant rate.
   *
   * @param framesPerSecond 0.1 to 120
   */
  public static FilmPlan silent(FrameFormat format, int width, int height, double framesPerSecond) {
    return new FilmPlan(
        format, width, height, FilmClock.constant(framesPerSecond), Optional.empty());
  }
}
