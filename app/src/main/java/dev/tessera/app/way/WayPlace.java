package dev.tessera.app.way;

import java.util.List;

/**
 * A place between two ends or in the triangle of three: how much there is of each. The first has
 * what the others leave, so that the three sum to 1.
 *
 * @param second share of the second end, 0 to 1
 * @param third share of the third end, 0 to 1; 0 between two ends
 */
public record WayPlace(double second, double third) {
  private static final double SLACK = 1e-9;

  /** Rejects shares that are none. */
  public WayPlace {
    if (!(second >= 0 && third >= 0 && second + third <= 1 + SLACK)) {
      throw new IllegalArgumentException(
          "shares must be at least 0 and sum to 1 at most, found " + second + " and " + third);
    }
  }

  /** At the first end. */
  public static WayPlace start() {
    return new WayPlace(0, 0);
  }

  /**
   * The nearest place to shares that need not be in the triangle: what is negative becomes 0, and
   * all are scaled to the sum 1.
   */
  public static WayPlace nearest(double first, double second, double third) {
    double a = Math.max(0, first);
    double b = Math.max(0, second);
    double c = Math.max(0, third);
    double sum = a + b + c;
    return sum > 0 ? new WayPlace(b / sum, c / sum) : start();
  }

  /**
   * On the way from the first end to the last: straight between two, around the triangle and back
   * to the first between three.
   *
   * @param ends 2 or 3
   * @param position 0 to 1
   */
  public static WayPlace along(int ends, double position) {
    double t = Math.max(0, Math.min(1, position));
    if (ends < 3) {
      return new WayPlace(t, 0);
    }
    double side = 3 * t;
    if (side <= 1) {
      return new WayPlace(side, 0);
    }
    return side <= 2 ? new WayPlace(2 - side, side - 1) : new WayPlace(0, 3 - side);
  }

  /**
   * Places along the way.
   *
   * @param ends 2 or 3
   * @param positions 0 to 1 each
   */
  static List<WayPlace> all(int ends, List<Double> positions) {
    return positions.stream().map(position -> along(ends, position)).toList();
  }

  /** Share of the first end, 0 to 1. */
  public double first() {
    return Math.max(0, 1 - second - third);
  }
}
