package dev.tessera.model.render;

/**
 * A square of side 2 in a plane across an axis of [-1,1]^3, about the point of the plane that is
 * nearest to the origin; seen from the positive end of the axis, with y towards the top where that
 * is possible, else with -z.
 *
 * @param axis 0 x, 1 y, 2 z
 * @param offset along it, -2 to 2
 */
public record SlicePlane(int axis, double offset) {
  /** Rejects a plane that misses the cube by far. */
  public SlicePlane {
    if (axis < 0 || axis > 2 || !(Math.abs(offset) <= 2)) {
      throw new IllegalArgumentException(
          "axis must be 0 to 2 and offset -2 to 2, found " + axis + " and " + offset);
    }
  }

  /** A coordinate of the unit vector towards the top of the square. */
  public double up(int along) {
    int top = axis == 1 ? 2 : 1;
    return along != top ? 0 : axis == 1 ? -1 : 1;
  }

  /** A coordinate of the unit vector towards the right of the square: up x normal. */
  public double right(int along) {
    int i = (along + 1) % 3;
    int j = (along + 2) % 3;
    return up(i) * normal(j) - up(j) * normal(i);
  }

  /** A coordinate of the normal, a unit vector. */
  public double normal(int along) {
    return along == axis ? 1 : 0;
  }

  /**
   * A coordinate of a point of the square.
   *
   * @param u -1 at the left, 1 at the right
   * @param v -1 at the bottom, 1 at the top
   */
  public double point(double u, double v, int along) {
    return offset * normal(along) + u * right(along) + v * up(along);
  }
}
