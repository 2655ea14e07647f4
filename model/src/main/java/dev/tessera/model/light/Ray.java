package dev.tessera.model.light;

/** What is told of each pixel that a tile is seen in. */
@FunctionalInterface
interface Ray {
  /**
   * A pixel.
   *
   * @param pixel its number, row-major
   * @param y place in the tile, 0 at its first point
   * @param x place in the tile, 0 at its first point
   * @param disparity of the tile there
   */
  void at(int pixel, double y, double x, double disparity);
}
