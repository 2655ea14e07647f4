package dev.tessera.model.flow;

/** How unlike two landmarks are, apart from where they lie. */
final class Likeness {
  /** Of normals: their squared difference counts so much. */
  private static final double OF_NORMALS = 1;

  /** Of ways along the surface: they differ little between poses and much between limbs. */
  private static final double OF_WAYS = 25;

  /** Of places in the straight form. */
  private static final double OF_STRAIGHT = 25;

  private Likeness() {}

  /**
   * The exponent that is taken away from a match, 0 for equal ones.
   *
   * @param facing normals of the first, turned with it
   */
  static double unlike(Landmarks from, int i, double[] facing, Landmarks to, int j) {
    double mean = from.ways[2 * i] - to.ways[2 * j];
    double longest = from.ways[2 * i + 1] - to.ways[2 * j + 1];
    boolean straight = from.straight.length > 0 && to.straight.length > 0;
    double apart = straight ? SurfaceGraph.square(from.straight, i, to.straight, j) : 0;
    return OF_STRAIGHT * apart
        + OF_NORMALS * SurfaceGraph.square(facing, i, to.normals, j)
        + OF_WAYS * (mean * mean + longest * longest);
  }
}
