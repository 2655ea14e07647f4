package dev.tessera.model.light;

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

  static ReducedView of(KnownViews views, int view, int factor) {
    int height = Math.max(1, views.size().height() / factor);
    int width = Math.max(1, views.size().width() / factor);
    float[] planes = new float[KnownViews.COLOURS * height * width];
    for (int c = 0; c < KnownViews.COLOURS; c++) {
      for (int y = 0; y < height * factor && y < views.size().height(); y++) {
        for (int x = 0; x < width * factor && x < views.size().width(); x++) {
          int from = (y * views.size().width() + x) * KnownViews.COLOURS + c;
          int to = (c * height + y / factor) * width + x / factor;
          planes[to] += views.value(view, from) / (factor * factor);
        }
      }
    }
    return new ReducedView(height, width, planes);
  }

  int count() {
    return height * width;
  }
}
