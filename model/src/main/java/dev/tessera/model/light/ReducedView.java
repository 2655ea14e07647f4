package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape.ViewSize;

/**
 * A view, each pixel the mean of so many: red, green and blue one after another, (3,height,width).
 */
final class ReducedView {
  private final int height;
  private final int width;
  private final float[] planes;

  ReducedView(int height, int width, float[] planes) {
    this.height = height;
    this.width = width;
    this.planes = planes;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  float[] planes() {
    return planes;
  }

  /** Tells the values of a view, (height,width,3), in [0,1]. */
  @FunctionalInterface
  interface Values {
    float at(int index);
  }

  /**
   * Makes a view smaller.
   *
   * @param factor pixels along each side of which one is made
   */
  static ReducedView of(ViewSize size, int factor, Values values) {
    int height = Math.max(1, size.height() / factor);
    int width = Math.max(1, size.width() / factor);
    float[] planes = new float[KnownViews.COLOURS * height * width];
    for (int c = 0; c < KnownViews.COLOURS; c++) {
      for (int y = 0; y < height * factor && y < size.height(); y++) {
        for (int x = 0; x < width * factor && x < size.width(); x++) {
          int from = (y * size.width() + x) * KnownViews.COLOURS + c;
          int to = (c * height + y / factor) * width + x / factor;
          planes[to] += values.at(from) / (factor * factor);
        }
      }
    }
    return new ReducedView(height, width, planes);
  }

  int count() {
    return height * width;
  }
}
