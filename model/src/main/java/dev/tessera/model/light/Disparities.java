package dev.tessera.model.light;

import java.util.List;

/**
 * How far what each pixel of each known view shows moves from a view to the next, found on pictures
 * that may be smaller. Immutable.
 */
final class Disparities {
  private final int factor;
  private final int height;
  private final int width;
  private final List<float[]> views;

  /**
   * Takes over pictures.
   *
   * @param factor pixels of a view for one of these
   * @param views (height,width) each, in pixels of the views
   */
  Disparities(int factor, int height, int width, List<float[]> views) {
    this.factor = factor;
    this.height = height;
    this.width = width;
    this.views = List.copyOf(views);
  }

  /** The disparity at a place of a known view, that of the nearest pixel. */
  float at(int view, double y, double x) {
    int row = (int) Math.max(0, Math.min(height - 1, Math.rint((y + 0.5) / factor - 0.5)));
    int column = (int) Math.max(0, Math.min(width - 1, Math.rint((x + 0.5) / factor - 0.5)));
    return views.get(view)[row * width + column];
  }

  /**
   * Of a view, which things are near: what the middle view sees at the place to which its disparity
   * leads lies there too, or in front of it.
   *
   * @param view a known one
   * @param tolerance of disparities
   * @return of how many more pixels what is in front has the higher disparity
   */
  long higherInFront(KnownViews known, int view, double tolerance) {
    int middle = known.known().count() / 2;
    double down = known.down(middle) - known.down(view);
    double right = known.right(middle) - known.right(view);
    long higher = 0;
    for (int pixel = 0; pixel < height * width; pixel++) {
      int row = pixel / width;
      int column = pixel % width;
      float own = views.get(view)[pixel];
      double y = (row + 0.5) * factor - 0.5 - own * down;
      double x = (column + 0.5) * factor - 0.5 - own * right;
      boolean inside =
          y > 0 && x > 0 && y < known.size().height() - 1 && x < known.size().width() - 1;
      float other = inside ? at(middle, y, x) : own;
      higher += other > own + 2 * tolerance ? 1 : other < own - 2 * tolerance ? -1 : 0;
    }
    return higher;
  }
}
