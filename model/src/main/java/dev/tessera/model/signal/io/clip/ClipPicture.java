package dev.tessera.model.signal.io.clip;

/**
 * What the frames of a clip are like.
 *
 * @param codec a short name, such as "h264"
 * @param width pixels from left to right, upright
 * @param height pixels from top to bottom, upright
 * @param orientation from the stored frames to upright ones, as EXIF counts: 1 upright, 6 to be
 *     turned a quarter with the clock, 3 half, 8 a quarter against it; 2, 4, 5 and 7 mirrored
 * @param transparent whether a pixel of any frame lets something through
 * @param colour how samples stand for colours
 */
public record ClipPicture(
    String codec, int width, int height, int orientation, boolean transparent, ClipColour colour) {
  /** Channels of the signal: RGB, and alpha if anything is transparent. */
  public int channels() {
    return transparent ? 4 : 3;
  }

  /** Whether the samples are kept as bytes; deeper ones have 16 bits. */
  public boolean eightBit() {
    return colour.depth() <= 8;
  }

  ClipPicture withTransparency(boolean found) {
    return new ClipPicture(codec, width, height, orientation, found, colour);
  }

  /** Pixels from left to right, as stored. */
  int storedWidth() {
    return orientation >= 5 ? height : width;
  }

  /** Pixels from top to bottom, as stored. */
  int storedHeight() {
    return orientation >= 5 ? width : height;
  }
}
