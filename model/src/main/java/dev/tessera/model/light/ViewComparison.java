package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;

/** A known view beside what is painted of it, in short steps. */
final class ViewComparison {
  /** Pixels that are compared in a step, at least a row. */
  private static final int PIXELS_AT_ONCE = 200_000;

  private final KnownViews views;
  private final int view;
  private final ViewCanvas canvas;

  /** What the view shows less what is painted, (pixels,3), 0 where nothing is. */
  private final float[] errors;

  private boolean painted;
  private int compared;
  private double squares;

  /**
   * Nothing compared yet.
   *
   * @param view a known one
   */
  ViewComparison(ShearedTiles tiles, Workers workers, KnownViews views, int view) {
    this.views = views;
    this.view = view;
    ShearedShape shape = tiles.shape();
    double v = views.down(view) + shape.middleRow();
    double u = views.right(view) + shape.middleColumn();
    Viewpoint from = Viewpoint.whole(shape, v, u);
    canvas = new ViewCanvas(tiles, workers, from, ViewCanvas.Brush.MIXED);
    errors = new float[canvas.from().count() * KnownViews.COLOURS];
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (!painted) {
      painted = !canvas.step();
      return true;
    }
    int end = Math.min(canvas.from().count(), compared + PIXELS_AT_ONCE);
    for (int pixel = compared; pixel < end; pixel++) {
      compare(pixel);
    }
    compared = end;
    return compared < canvas.from().count();
  }

  private void compare(int pixel) {
    for (int c = 0; c < KnownViews.COLOURS; c++) {
      int i = pixel * KnownViews.COLOURS + c;
      float ours = canvas.value(pixel, c);
      errors[i] = canvas.weight(pixel) > 0 ? views.value(view, i) - ours : 0;
      double rounded = Math.rint(255 * Math.max(0, Math.min(1, ours))) / 255;
      squares += Math.pow(views.value(view, i) - rounded, 2);
    }
  }

  ViewCanvas canvas() {
    return canvas;
  }

  /** After the last step: what the view shows less what is painted. */
  float error(int pixel, int colour) {
    return errors[pixel * KnownViews.COLOURS + colour];
  }

  /** After the last step: the sum of the squared errors, of colours rounded to 8 bits. */
  double squares() {
    return squares;
  }
}
