package dev.tessera.model.archive.codebook;

/**
 * How numbers become whole ones: in steps of one length for all directions, which is best for
 * orthonormal ones, and back to a little below the middle of a step, where numbers are denser.
 *
 * @param code length of a step as a file holds it: 2^(code/512 - 4) of 255, 0 to 8191
 * @param lower how much below the middle, in 256ths of a step: of one step, and of more
 */
record Steps(int code, Below lower) {
  static final int MOST = 8191;

  /** In 256ths of a step, 0 to 255 each. */
  record Below(int one, int more) {
    static final Below USUAL = new Below(20, 14);
  }

  private static final double OCTAVE = 512;
  private static final double LEAST_LOG = -4;

  /** The code of the length nearest to one of the scale 0 to 255. */
  static int code(double length) {
    double log = Math.log(length) / Math.log(2) - LEAST_LOG;
    return (int) Math.max(0, Math.min(MOST, Math.round(log * OCTAVE)));
  }

  /** Length of a step of the scale 0 to 255. */
  float length() {
    return (float) StrictMath.pow(2, code / OCTAVE + LEAST_LOG);
  }

  /** What a whole number of steps of this {@link #length} stands for. */
  float value(int steps, float length) {
    int magnitude = Math.abs(steps);
    if (magnitude == 0) {
      return 0;
    }
    float value = (magnitude - (magnitude == 1 ? lower.one : lower.more) / 256f) * length;
    return steps < 0 ? -value : value;
  }
}
