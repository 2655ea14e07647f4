package dev.tessera.model.signal.family;

/**
 * An axis-aligned box by its two extreme corners.
 *
 * @param x0 less than x1
 * @param y0 less than y1
 * @param z0 less than z1
 * @param x1 more than x0
 * @param y1 more than y0
 * @param z1 more than z0
 */
public record Box(double x0, double y0, double z0, double x1, double y1, double z1) {
  /** Rejects a box without volume. */
  public Box {
    if (!(x0 < x1 && y0 < y1 && z0 < z1)) {
      throw new IllegalArgumentException(
          "a box wants low before high, found (%s, %s, %s) and (%s, %s, %s)"
              .formatted(x0, y0, z0, x1, y1, z1));
    }
  }

  /**
   * The lower bound along an axis.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  double low(int axis) {
    return axis == 0 ? x0 : axis == 1 ? y0 : z0;
  }

  /** The upper bound along an axis. */
  double high(int axis) {
    return axis == 0 ? x1 : axis == 1 ? y1 : z1;
  }

  boolean holds(double x, double y, double z) {
    return x > x0 && x < x1 && y > y0 && y < y1 && z > z0 && z < z1;
  }

  /** Moved, then scaled about the origin. */
  Box moved(double dx, double dy, double dz, double scale) {
    return new Box(
        (x0 + dx) * scale,
        (y0 + dy) * scale,
        (z0 + dz) * scale,
        (x1 + dx) * scale,
        (y1 + dy) * scale,
        (z1 + dz) * scale);
  }
}
