package dev.tessera.model.archive.codebook;

/**
 * What is told of a frame beside its tiles.
 *
 * @param offset of its steps against those of the clip, in parts of an octave, {@link #LEAST} to
 *     {@link #MOST}
 * @param smoothing of its borders
 */
record FrameCode(int offset, Smoothing smoothing) {
  static final int LEAST = -32;
  static final int MOST = 31;

  /** Parts of an octave. */
  private static final int PARTS = 32;

  private static final int OFTEN = 4;

  private static final int CODES_PER_PART = 512 / PARTS;

  /**
   * The offset that a frame of a clip is best coded with: the first, which all others begin from,
   * and every fourth are worth finer steps. Found by trying on one clip.
   */
  static int usual(int frame) {
    if (frame == 0) {
      return LEAST;
    }
    return frame % OFTEN == 0 ? -12 : 6;
  }

  /** Its own steps. */
  Steps steps(Steps ofAll) {
    int code = ofAll.code() + offset * CODES_PER_PART;
    return new Steps(Math.max(0, Math.min(Steps.MOST, code)), ofAll.lower());
  }
}
