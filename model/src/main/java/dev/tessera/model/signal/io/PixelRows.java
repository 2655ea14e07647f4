package dev.tessera.model.signal.io;

/** A decoded image as rows of floats: stored value / largest stored value, straight alpha last. */
interface PixelRows {
  /** Pixels from left to right, as stored. */
  int width();

  /** Pixels from top to bottom, as stored. */
  int height();

  /** 1 grey or 3 RGB. */
  int colours();

  /** Whether an alpha value follows the colours. */
  boolean hasAlpha();

  /** 8, or 16 for anything deeper than 8 bits. */
  int bitDepth();

  /**
   * Reads one row.
   *
   * @param y row from the top
   * @param row receives (width, colours + alpha)
   */
  void read(int y, float[] row);

  /** Values per pixel. */
  default int bands() {
    return colours() + (hasAlpha() ? 1 : 0);
  }
}
