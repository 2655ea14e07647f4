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
    Place place = new Place(plane);
    if (place.turned()) {
      return;
    }
    double reach = shape.side() / 2.0;
    int top = (int) Math.max(firstRow, place.top());
    int bottom = (int) Math.min(endRow - 1, place.bottom());
    int left = (int) Math.max(0, place.left());
    int right = (int) Math.min(from.columns() - 1, place.right());
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double ry = y - place.centreY;
        double rx = x - place.centreX;
        double dy = (place.d * ry - place.b * rx) / place.determinant;
        double dx = (place.a * rx - place.c * ry) / place.determinant;
        if (Math.abs(dy) < reach && Math.abs(dx) < reach) {
          ray.at(y * from.columns() + x, dy + reach - 0.5, dx + reach - 0.5, plane.at(dy, dx));
        }
      }
    }
  }

  /** Whether a tile may be seen in any of the pixels. */
  boolean meets(DisparityPlane plane) {
    Place place = new Place(plane);
    return !place.turned()
        && place.bottom() >= 0
        && place.top() <= from.rows() - 1
        && place.right() >= 0
        && place.left() <= from.columns() - 1;
  }

  /** Where a tile lies: y = centre + a dy + b dx, x = centre + c dy + d dx. */
  private final class Place {
    private final double centreY;
    private final double centreX;
    private final double a;
    private final double b;
    private final double c;
    private final double d;
    private final double determinant;
    private final double tall;
    private final double wide;

    Place(DisparityPlane plane) {
      double v = from.v() - shape.middleRow();
      double u = from.u() - shape.middleColumn();
      double reach = shape.side() / 2.0;
      centreY = plane.middleY(shape) - plane.disparity() * v - from.down();
      centreX = plane.middleX(shape) - plane.disparity() * u - from.right();
      a = 1 - v * plane.down();
      b = -v * plane.right();
      c = -u * plane.down();
      d = 1 - u * plane.right();
      determinant = a * d - b * c;
      tall = reach * (Math.abs(a) + Math.abs(b));
      wide = reach * (Math.abs(c) + Math.abs(d));
    }

    /** Whether it is seen from behind or from the side. */
    boolean turned() {
      return determinant < 0.2;
    }

    double top() {
      return Math.ceil(centreY - tall);
    }

    double bottom() {
      return Math.floor(centreY + tall);
    }

    double left() {
      return Math.ceil(centreX - wide);
    }

    double right() {
      return Math.floor(centreX + wide);
    }
  }
}
