package dev.tessera.model.archive.codebook;

/**
 * Takes small jumps between tiles off a decoded picture, as a part of the format. Across a border
 * with the pixels p1 p0 | q0 q1 the jump is what the slopes on both sides do not explain,
 *
 * <pre>j = (q0 - p0) - ((p0 - p1) + (q1 - q0)) / 2</pre>
 *
 * and where it is less than half a step of the quantiser, a part of it is spread over four pixels
 * of the original on either side, falling off with their distance. Larger jumps are edges of the
 * picture.
 */
record Smoothing(int strength) {
  /** None at all. */
  static final Smoothing NONE = new Smoothing(0);

  /** The strongest. */
  static final int MOST = 3;

  private static final float PART = 0.25f;
  private static final double REACH = 4;
  private static final float SHARE = 0.5f;

  /**
   * Smooths a canvas in place.
   *
   * @param tile pixels of the original in a tile
   * @param scale pixels of the canvas per pixel of the original
   * @param length of a step
   */
  void apply(Canvas canvas, int tile, double scale, float length) {
    float[] weights = new float[(int) Math.min(REACH * scale, tile * scale / 2)];
    for (int i = 0; i < weights.length; i++) {
      double near = 1 - (i + 0.5) / scale / REACH;
      weights[i] = (float) (SHARE * near * near);
    }
    if (strength == 0 || weights.length < 2) {
      return;
    }
    int row = Sizes.CHANNELS * canvas.width();
    for (int j = 1; border(j, tile, scale) <= canvas.width() - weights.length; j++) {
      int x = border(j, tile, scale);
      for (int y = 0; y < canvas.height(); y++) {
        for (int c = 0; c < Sizes.CHANNELS; c++) {
          level(canvas.values(), y * row + Sizes.CHANNELS * x + c, 3, weights, length);
        }
      }
    }
    for (int j = 1; border(j, tile, scale) <= canvas.height() - weights.length; j++) {
      int y = border(j, tile, scale);
      for (int i = 0; i < row; i++) {
        level(canvas.values(), y * row + i, row, weights, length);
      }
    }
  }

  private static int border(int j, int tile, double scale) {
    return (int) Math.round(j * tile * scale);
  }

  private void level(float[] values, int at, int stride, float[] weights, float length) {
    float p0 = values[at - stride];
    float q0 = values[at];
    float jump = q0 - p0 - (p0 - values[at - 2 * stride] + values[at + stride] - q0) / 2;
    float limit = SHARE * length;
    float size = Math.abs(jump);
    if (size < limit) {
      float taken = PART * strength * jump * (1 - size / limit);
      for (int i = 0; i < weights.length; i++) {
        values[at - (i + 1) * stride] += taken * weights[i];
        values[at + i * stride] -= taken * weights[i];
      }
    }
  }
}
