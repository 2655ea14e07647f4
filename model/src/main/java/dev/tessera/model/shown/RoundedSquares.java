package dev.tessera.model.shown;

/**
 * Squared errors of values rounded to 8 bits as {@link dev.tessera.model.signal.Argb#quantise} does
 * it, by loops that the compiler of the virtual machine makes vector instructions of: one index for
 * all arrays, and no branch.
 */
final class RoundedSquares {
  private static final float LARGEST = 255;

  /** Added and subtracted again it rounds what is below 2^22 to a whole number. */
  private static final float ROUNDING = 1 << 23;

  /** Makes at least one of any difference between floats from a half on. */
  private static final float LARGE = 1 << 26;

  /** Values that are worked on together, in memory that the first cache holds. */
  private static final int BLOCK = 2048;

  private final float[] found = new float[BLOCK];
  private final float[] wanted = new float[BLOCK];
  private float[] squares = {};

  /**
   * Squares some.
   *
   * @param values to be rounded
   * @param targets that they should be
   * @param from the first of both
   */
  void squares(float[] values, float[] targets, int from, int count) {
    if (squares.length < count) {
      squares = new float[count];
    }
    for (int at = 0; at < count; at += BLOCK) {
      int some = Math.min(BLOCK, count - at);
      System.arraycopy(values, from + at, found, 0, some);
      System.arraycopy(targets, from + at, wanted, 0, some);
      floor(found, some);
      clamp(found, some);
      square(found, wanted, some);
      System.arraycopy(found, 0, squares, at, some);
    }
  }

  /**
   * Math.min and max are branches at times: half of x and |x| together is the larger of x and 0.
   */
  private static void floor(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      float raised = values[i] * LARGEST + 0.5f;
      float nearest = (raised + ROUNDING) - ROUNDING;
      float above = (nearest - raised) * LARGE;
      float below = 1 - 0.5f * (above + Math.abs(above)); // at most 0 where rounded up
      values[i] = nearest - 1 + 0.5f * (below + Math.abs(below));
    }
  }

  private static void clamp(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      float least = 0.5f * (values[i] + Math.abs(values[i]));
      float room = LARGEST - least;
      values[i] = LARGEST - 0.5f * (room + Math.abs(room));
    }
  }

  private static void square(float[] bytes, float[] targets, int count) {
    for (int i = 0; i < count; i++) {
      float error = bytes[i] / LARGEST - targets[i];
      bytes[i] = error * error;
    }
  }

  /** The sum of some of the squares, by their positions from 0 on. */
  float sum(int from, int to) {
    float first = 0;
    float second = 0;
    float third = 0;
    int i = from;
    for (; i + 2 < to; i += 3) {
      first += squares[i];
      second += squares[i + 1];
      third += squares[i + 2];
    }
    for (; i < to; i++) {
      first += squares[i];
    }
    return first + second + third;
  }
}
