package dev.tessera.model.archive.codebook;

/** RGB pixels of whole tiles, 0 to 255, row by row: what a coder has decoded so far. */
final class Canvas {
  private final int width;
  private final float[] values;

  /** A black canvas; sides in pixels, multiples of a tile. */
  Canvas(int height, int width) {
    this.width = width;
    values = new float[Math.multiplyExact(Math.multiplyExact(height, width), Sizes.CHANNELS)];
  }

  int width() {
    return width;
  }

  int height() {
    return values.length / (Sizes.CHANNELS * width);
  }

  /** Copies the pixel at (y, x) to an offset. */
  void read(int y, int x, float[] to, int offset) {
    System.arraycopy(values, at(y, x), to, offset, Sizes.CHANNELS);
  }

  /** Puts a pixel, cut to 0 and 255. */
  void put(int y, int x, float red, float green, float blue) {
    int at = at(y, x);
    values[at] = cut(red);
    values[at + 1] = cut(green);
    values[at + 2] = cut(blue);
  }

  /** Adds to a pixel; the sum is cut to 0 and 255. */
  void add(int y, int x, float red, float green, float blue) {
    int at = at(y, x);
    put(y, x, values[at] + red, values[at + 1] + green, values[at + 2] + blue);
  }

  /** Puts all of a smaller canvas at (top, left). */
  void copy(Canvas part, int top, int left) {
    for (int y = 0; y < part.height(); y++) {
      int row = Sizes.CHANNELS * part.width;
      System.arraycopy(part.values, y * row, values, at(top + y, left), row);
    }
  }

  private int at(int y, int x) {
    return (y * width + x) * Sizes.CHANNELS;
  }

  private static float cut(float value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Another canvas with the same pixels. */
  Canvas copy() {
    Canvas copy = new Canvas(height(), width);
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  /** The values themselves, (height, width, 3), for whoever changes all of them. */
  float[] values() {
    return values;
  }
}
