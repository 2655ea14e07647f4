package dev.tessera.app.fit;

/** A rectangle of whole pixels. */
record PixelRect(int x, int y, int width, int height) {
  /** One past the last column. */
  int right() {
    return x + width;
  }

  /** One past the last row. */
  int bottom() {
    return y + height;
  }
}
