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

  private static final int CODES_PER_PART = 512 / PARTS;

  /** A frame that all others begin from is worth finer steps, and every fourth a little. */
  static int offset(int frame, int frames) {
    if (frames == 1) {
      return 0;
    }
    return frame == 0
        ? Integer.getInteger("o0", -16)
        : frame % Integer.getInteger("per", 4) == 0
            ? Integer.getInteger("o4", -6)
            : Integer.getInteger("o1", 0);
  }

  /** Its own steps. */
  Steps steps(Steps ofAll) {
    int code = ofAll.code() + offset * CODES_PER_PART;
    return new Steps(Math.max(0, Math.min(Steps.MOST, code)), ofAll.lower());
  }
}
