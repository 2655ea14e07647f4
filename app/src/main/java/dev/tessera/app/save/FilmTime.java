package dev.tessera.app.save;

import dev.tessera.app.session.Figures;
import dev.tessera.model.signal.io.FrameFormat;

/**
 * How long saving a film takes, about: frames are made and written by turns.
 *
 * @param format of the film
 * @param pixels of a frame
 * @param frames number of them
 */
public record FilmTime(FrameFormat format, double pixels, int frames) {
  /**
   * In a sentence.
   *
   * @param making seconds of making a frame
   */
  public String words(double making) {
    double seconds = frames * (making + pixels * writing());
    return "Saving it takes about " + Figures.duration(Math.max(1, seconds)) + ".";
  }

  /** Seconds of writing a pixel of a frame, about, on a core. */
  private double writing() {
    return switch (format) {
      case MP4 -> 60e-9;
      case WEBM -> 250e-9;
      case GIF, PNG_SEQUENCE -> 150e-9;
    };
  }
}
