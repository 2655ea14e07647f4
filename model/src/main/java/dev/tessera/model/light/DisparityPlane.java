package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/**
 * Where a tile lies: what lies at (y, x) in the middle view has the disparity {@code disparity +
 * down (y - middle) + right (x - middle)}.
 *
 * @param row of its cell
 * @param column of its cell
 * @param disparity at the middle of the cell, pixels per view
 * @param down how much that grows from a pixel to the one below
 * @param right how much that grows from a pixel to the one beside
 */
record DisparityPlane(int row, int column, double disparity, double down, double right) {
  /** The plane that a code begins with. */
  static DisparityPlane of(float[] codes, int at) {
    return new DisparityPlane(
        (int) codes[at], (int) codes[at + 1], codes[at + 2], codes[at + 3], codes[at + 4]);
  }

  /** Writes the beginning of a code. */
  void to(float[] codes, int at) {
    codes[at] = row;
    codes[at + 1] = column;
    codes[at + 2] = (float) disparity;
    codes[at + 3] = (float) down;
    codes[at + 4] = (float) right;
  }

  /** The middle of the cell, pixels of the middle view. */
  double middleY(ShearedShape shape) {
    return row * shape.cell() + (shape.cell() - 1) / 2.0;
  }

  /** The middle of the cell, pixels of the middle view. */
  double middleX(ShearedShape shape) {
    return column * shape.cell() + (shape.cell() - 1) / 2.0;
  }

  /** The disparity so many pixels from the middle. */
  double at(double dy, double dx) {
    return disparity + down * dy + right * dx;
  }
}
