package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/** The pixels in which a tile is seen from somewhere. */
final class Footprint {
  private final ShearedShape shape;
  private final Viewpoint from;

  Footprint(ShearedShape shape, Viewpoint from) {
    this.shape = shape;
    this.from = from;
  }

  /** Tells of every pixel from a row to before another. */
  void walk(DisparityPlane plane, int firstRow, int endRow, Ray ray) {
    double v = from.v() - shape.middleRow();
    double u = from.u() - shape.middleColumn();
    double reach = shape.side() / 2.0;
    double centreY = plane.middleY(shape) - plane.disparity() * v - from.down();
    double centreX = plane.middleX(shape) - plane.disparity() * u - from.right();
    // y = centre + a dy + b dx, x = centre + c dy + d dx
    double a = 1 - v * plane.down();
    double b = -v * plane.right();
    double c = -u * plane.down();
    double d = 1 - u * plane.right();
    double determinant = a * d - b * c;
    if (determinant < 0.2) {
      return; // seen from behind or from the side
    }
    double tall = reach * (Math.abs(a) + Math.abs(b));
    double wide = reach * (Math.abs(c) + Math.abs(d));
    int top = (int) Math.max(firstRow, Math.ceil(centreY - tall));
    int bottom = (int) Math.min(endRow - 1, Math.floor(centreY + tall));
    int left = (int) Math.max(0, Math.ceil(centreX - wide));
    int right = (int) Math.min(from.columns() - 1, Math.floor(centreX + wide));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double ry = y - centreY;
        double rx = x - centreX;
        double dy = (d * ry - b * rx) / determinant;
        double dx = (a * rx - c * ry) / determinant;
        if (Math.abs(dy) < reach && Math.abs(dx) < reach) {
          ray.at(y * from.columns() + x, dy + reach - 0.5, dx + reach - 0.5, plane.at(dy, dx));
        }
      }
    }
  }
}
