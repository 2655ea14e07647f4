package dev.tessera.model.render;

/**
 * A square of side 2 in a plane through [-1,1]^3, about the point of the plane that is nearest to
 * the origin; seen from where its normal points to, with y towards the top where that is possible.
 *
 * @param normalX unit vector
 * @param normalY unit vector
 * @param normalZ unit vector
 * @param offset of the plane along its normal, -2 to 2
 */
public record SlicePlane(double normalX, double normalY, double normalZ, double offset) {
  private static final double POLE = 1 - 1e-6;

  /** Rejects a normal that is not a unit vector and a plane that misses the cube by far. */
  public SlicePlane {
    double length = Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
    if (!(Math.abs(length - 1) < 1e-6)) {
      throw new IllegalArgumentException(
          "the normal must be a unit vector, its length is " + length);
    }
    if (!(Math.abs(offset) <= 2)) {
      throw new IllegalArgumentException("offset must be -2 to 2, found " + offset);
    }
  }

  /**
   * Across an axis.
   *
   * @param axis 0 x, 1 y, 2 z
   * @param offset along it
   */
  public static SlicePlane across(int axis, double offset) {
    return new SlicePlane(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0, offset);
  }

  /**
   * Through a point.
   *
   * @param normalX normal of any length but 0
   * @param normalY normal
   * @param normalZ normal
   */
  public static SlicePlane through(
      double x, double y, double z, double normalX, double normalY, double normalZ) {
    double length = Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
    return new SlicePlane(
        normalX / length,
        normalY / length,
        normalZ / length,
        (x * normalX + y * normalY + z * normalZ) / length);
  }

  /** A coordinate of the unit vector towards the top of the square. */
  public double up(int axis) {
    if (Math.abs(normalY) > POLE) {
      return axis == 2 ? -Math.signum(normalY) : 0;
    }
    double length = Math.sqrt(1 - normalY * normalY);
    return ((axis == 1 ? 1 : 0) - normalY * normal(axis)) / length;
  }

  /** A coordinate of the unit vector towards the right of the square: up x normal. */
  public double right(int axis) {
    int i = (axis + 1) % 3;
    int j = (axis + 2) % 3;
    return up(i) * normal(j) - up(j) * normal(i);
  }

  /** A coordinate of the normal. */
  public double normal(int axis) {
    return axis == 0 ? normalX : axis == 1 ? normalY : normalZ;
  }

  /**
   * A coordinate of a point of the square.
   *
   * @param u -1 at the left, 1 at the right
   * @param v -1 at the bottom, 1 at the top
   */
  public double point(double u, double v, int axis) {
    return offset * normal(axis) + u * right(axis) + v * up(axis);
  }
}
