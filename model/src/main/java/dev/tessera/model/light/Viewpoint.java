package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/**
 * From where a light field is looked at, and which pixels are wanted.
 *
 * @param v row of the view, fractions lie between
 * @param u column of the view
 * @param down where the first row of pixels lies, pixels below that of a view
 * @param right where the first column of pixels lies, pixels right of that of a view
 * @param rows of pixels, at least 1
 * @param columns of pixels, at least 1
 */
public record Viewpoint(double v, double u, double down, double right, int rows, int columns) {
  /** All pixels of a view. */
  static Viewpoint whole(ShearedShape shape, double v, double u) {
    return new Viewpoint(v, u, 0, 0, shape.view().height(), shape.view().width());
  }

  /** Pixels in all. */
  int count() {
    return rows * columns;
  }
}
