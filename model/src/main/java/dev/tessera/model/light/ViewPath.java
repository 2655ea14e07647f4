package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ViewGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * A way among the views of a light field, straight from stop to stop.
 *
 * @param stops two or more
 */
public record ViewPath(List<Stop> stops) {
  /**
   * A place among views.
   *
   * @param v row of the view, fractions lie between
   * @param u column of the view
   */
  public record Stop(double v, double u) {}

  /** Takes a copy of the list. */
  public ViewPath {
    stops = List.copyOf(stops);
    if (stops.size() < 2) {
      throw new IllegalArgumentException(
          "must be two views or more such as 0,0:8,8, found " + stops.size());
    }
  }

  /**
   * The way that is written as stops with colons between, each a row and a column.
   *
   * @param text such as "0,0:8,8,8"
   * @param grid in which all stops lie
   * @throws IllegalArgumentException if it is none, saying what it must be, to follow its name
   */
  public static ViewPath parse(String text, ViewGrid grid) {
    List<Stop> stops = new ArrayList<>();
    for (String stop : text.strip().split(":", -1)) {
      stops.add(stop(stop, grid));
    }
    return new ViewPath(stops);
  }

  /**
   * The place that is written as a row and a column.
   *
   * @param text such as "2.5,3"
   * @throws IllegalArgumentException if it is none in the grid, as {@link #parse} does
   */
  public static Stop stop(String text, ViewGrid grid) {
    String[] axes = text.split(",", -1);
    if (axes.length != 2) {
      throw new IllegalArgumentException(
          "must be rows and columns of views such as 0,0:8,8, found " + text);
    }
    return new Stop(number("row", axes[0], grid.rows()), number("column", axes[1], grid.columns()));
  }

  private static double number(String axis, String text, int views) {
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be numbers, found " + text, e);
    }
    Range.require("has a " + axis + " that", value, 0, views - 1);
    return value;
  }

  /** A circle, as large as the grid allows, that ends where it began. */
  public static ViewPath around(ViewGrid grid) {
    int corners = 48;
    double middleRow = (grid.rows() - 1) / 2.0;
    double middleColumn = (grid.columns() - 1) / 2.0;
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i <= corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      stops.add(
          new Stop(
              middleRow + middleRow * Math.sin(angle),
              middleColumn + middleColumn * Math.cos(angle)));
    }
    return new ViewPath(stops);
  }

  /**
   * The views of a quilt: along the middle row, from the camera that stands leftmost in the scene
   * to the rightmost, as displays show them. Near things move to the left as a camera moves to the
   * right; where they move to the right from column to column, the last column is the leftmost.
   *
   * @param views two or more
   */
  public static List<Stop> across(ShearedShape shape, int views) {
    double last = shape.views().columns() - 1.0;
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      double u = i * last / (views - 1);
      stops.add(new Stop(shape.middleRow(), shape.near() > 0 ? u : last - u));
    }
    return stops;
  }

  /**
   * A place on the way; every part of it takes the same time.
   *
   * @param share 0 to 1
   */
  public Stop at(double share) {
    double at = share * (stops.size() - 1);
    int before = Math.min(stops.size() - 2, (int) at);
    Stop from = stops.get(before);
    Stop to = stops.get(before + 1);
    return new Stop(
        from.v() + (at - before) * (to.v() - from.v()),
        from.u() + (at - before) * (to.u() - from.u()));
  }
}
