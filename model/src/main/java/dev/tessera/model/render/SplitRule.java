package dev.tessera.model.render;

/**
 * Which octants of a cell may hold the surface, judged by the distances at its corners.
 *
 * <p>A corner rules out an octant if its distance to the surface is more than the slope bound times
 * the way to the farthest point of the octant: side / 2 sqrt(3 + 3 k) for a cell of that side and
 * an octant whose own corner differs from this one on k axes. Where the corners are on different
 * sides nothing is ruled out, whatever the slope bound says.
 */
final class SplitRule {
  /** What {@link #octants} says of a cell that has the surface between its corners. */
  static final int ALL = 0xFF;

  private final double[] limits = new double[4];

  SplitRule(IsosurfaceSettings settings, double side) {
    for (int k = 0; k < limits.length; k++) {
      limits[k] = settings.slope() * side / 2 * Math.sqrt(3 + 3 * k);
    }
  }

  /**
   * Judges a cell.
   *
   * @param corners distance at each corner, numbered as in {@link CubeCases}, (8)
   * @return bit o is set if octant o, at corner o, may hold the surface
   */
  int octants(float[] corners) {
    boolean inside = corners[0] < 0;
    int kept = 0;
    for (int octant = 0; octant < CubeCases.CORNERS; octant++) {
      if (corners[octant] < 0 != inside) {
        return ALL;
      }
      if (mayHoldSurface(corners, octant)) {
        kept |= 1 << octant;
      }
    }
    return kept;
  }

  private boolean mayHoldSurface(float[] corners, int octant) {
    for (int corner = 0; corner < CubeCases.CORNERS; corner++) {
      if (Math.abs(corners[corner]) > limits[Integer.bitCount(corner ^ octant)]) {
        return false;
      }
    }
    return true;
  }
}
