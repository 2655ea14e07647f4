package dev.tessera.app.way;

/**
 * A point on one of two surfaces whose counterpart on the other is not chosen yet.
 *
 * @param onSecond whether it is on the second surface
 * @param x in the unit sphere
 * @param y in the unit sphere
 * @param z in the unit sphere
 */
record HalfPair(boolean onSecond, double x, double y, double z) {
  /** x, y, z. */
  double[] position() {
    return new double[] {x, y, z};
  }
}
