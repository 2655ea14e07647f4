package dev.tessera.model.light;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ViewGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * A lens: from where it looks, on what it is focused, and how open it is.
 *
 * @param v row of the view in its middle, fractions lie between
 * @param u column of the view in its middle
 * @param disparity of what is sharp, pixels per view
 * @param aperture how far from the middle views count, 0 for none but the middle
 * @param round whether the aperture is a disc, else a square
 */
public record Focus(double v, double u, double disparity, double aperture, boolean round) {
  private static final double SLACK = 1e-9;

  /** Rejects values out of range, naming the setting. */
  public Focus {
    Range.require("aperture", aperture, 0, 1000);
  }

  /**
   * From where light comes through, as ways from the middle view: a grid over the aperture, as far
   * as there are cameras.
   *
   * @param fewest points across the aperture at least: fewer show as several sharp pictures
   * @param most points across at most: more cost time and look the same
   */
  List<Point> through(ViewGrid views, int fewest, int most) {
    int across =
        aperture == 0 ? 1 : (int) Math.max(fewest, Math.min(most, 2 * Math.round(aperture) + 1));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < across * across; i++) {
      Point point =
          new Point(aperture * along(i / across, across), aperture * along(i % across, across));
      double row = v + point.down();
      double column = u + point.right();
      boolean there =
          row >= -SLACK
              && row <= views.rows() - 1 + SLACK
              && column >= -SLACK
              && column <= views.columns() - 1 + SLACK;
      if (there && open(point.down(), point.right())) {
        points.add(point);
      }
    }
    return points;
  }

  private static double along(int i, int across) {
    return across == 1 ? 0 : 2.0 * i / (across - 1) - 1;
  }

  /**
   * A point of the aperture.
   *
   * @param down rows of views below its middle
   * @param right columns of views right of its middle
   */
  record Point(double down, double right) {}

  /** Whether light from a view, so far from the middle, comes through. */
  boolean open(double down, double right) {
    double reach = aperture + SLACK;
    return round
        ? down * down + right * right <= reach * reach
        : Math.max(Math.abs(down), Math.abs(right)) <= reach;
  }
}
