package dev.tessera.model.archive.codebook;

/**
 * Squares of a canvas at any place, to quarters of a pixel: between pixels by the filters of eight
 * taps of HEVC (ITU-T H.265, 8.5.3.3.3), first along rows. Beyond the canvas its border goes on.
 */
final class Displaced {
  /** Parts of a pixel. */
  static final int PARTS = 4;

  private static final int BEFORE = 3;
  private static final int TAPS = 8;
  private static final float[][] FILTERS = {
    {0, 0, 0, 1, 0, 0, 0, 0},
    {-1 / 64f, 4 / 64f, -10 / 64f, 58 / 64f, 17 / 64f, -5 / 64f, 1 / 64f, 0},
    {-1 / 64f, 4 / 64f, -11 / 64f, 40 / 64f, 40 / 64f, -11 / 64f, 4 / 64f, -1 / 64f},
    {0, 1 / 64f, -5 / 64f, 17 / 64f, 58 / 64f, -10 / 64f, 4 / 64f, -1 / 64f}
  };

  private final int side;
  private final float[] across;
  private final float[] pixel = new float[Sizes.CHANNELS];

  /** For squares of this side. */
  Displaced(int side) {
    this.side = side;
    across = new float[(side + TAPS - 1) * side * Sizes.CHANNELS];
  }

  /**
   * Copies a square.
   *
   * @param top of the square before it is displaced, in pixels
   * @param left likewise
   * @param down by how much it is displaced, in quarters of a pixel
   * @param right likewise
   * @param to receives it in its top left corner
   */
  void copy(Canvas from, int top, int left, int down, int right, Canvas to) {
    int y0 = top + Math.floorDiv(down, PARTS);
    int x0 = left + Math.floorDiv(right, PARTS);
    float[] filterDown = FILTERS[Math.floorMod(down, PARTS)];
    float[] filterRight = FILTERS[Math.floorMod(right, PARTS)];
    boolean betweenRows = Math.floorMod(down, PARTS) != 0;
    int first = betweenRows ? -BEFORE : 0;
    int rows = betweenRows ? side + TAPS - 1 : side;
    for (int i = 0; i < rows; i++) {
      row(from, cut(y0 + first + i, from.height()), x0, filterRight, i * side * Sizes.CHANNELS);
    }
    int stride = side * Sizes.CHANNELS;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int at = y * stride + x * Sizes.CHANNELS;
        if (betweenRows) {
          for (int c = 0; c < Sizes.CHANNELS; c++) {
            float sum = 0;
            for (int t = 0; t < TAPS; t++) {
              sum += filterDown[t] * across[at + t * stride + c];
            }
            pixel[c] = sum;
          }
          to.put(y, x, pixel[0], pixel[1], pixel[2]);
        } else {
          to.put(y, x, across[at], across[at + 1], across[at + 2]);
        }
      }
    }
  }

  private void row(Canvas from, int y, int x0, float[] filter, int at) {
    boolean whole = filter == FILTERS[0];
    for (int x = 0; x < side; x++) {
      int to = at + x * Sizes.CHANNELS;
      if (whole) {
        from.read(y, cut(x0 + x, from.width()), across, to);
        continue;
      }
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int t = 0; t < TAPS; t++) {
        from.read(y, cut(x0 + x + t - BEFORE, from.width()), pixel, 0);
        red += filter[t] * pixel[0];
        green += filter[t] * pixel[1];
        blue += filter[t] * pixel[2];
      }
      across[to] = red;
      across[to + 1] = green;
      across[to + 2] = blue;
    }
  }

  private static int cut(int place, int count) {
    return Math.max(0, Math.min(count - 1, place));
  }

  /** The squared error of a square, of the scale 0 to 255, against what lies at (top, left). */
  double error(Canvas square, Canvas original, int top, int left) {
    double sum = 0;
    int width = Sizes.CHANNELS * side;
    for (int y = 0; y < side; y++) {
      int a = Sizes.CHANNELS * y * square.width();
      int b = Sizes.CHANNELS * ((top + y) * original.width() + left);
      float row = 0;
      for (int i = 0; i < width; i++) {
        float difference = square.values()[a + i] - original.values()[b + i];
        row += difference * difference;
      }
      sum += row;
    }
    return sum;
  }
}
