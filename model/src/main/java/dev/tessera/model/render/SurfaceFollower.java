package dev.tessera.model.render;

/**
 * Adds the surface within cells of the finest level, and follows it through each face that it
 * crosses, so that it never ends.
 */
final class SurfaceFollower implements LatticeSweep.Visitor {
  private static final int ALL_INSIDE = 0xFF;

  private final LatticeSweep sweep;
  private final SurfaceBuilder surface;
  private final int last;

  SurfaceFollower(LatticeSweep sweep, SurfaceBuilder surface) {
    this.sweep = sweep;
    this.surface = surface;
    last = sweep.lattice().cells() - 1;
  }

  @Override
  public void visit(int x, int y, int z, float[] corners) {
    int inside = 0;
    for (int c = 0; c < CubeCases.CORNERS; c++) {
      if (corners[c] < 0) {
        inside |= 1 << c;
      }
    }
    if (inside == 0) {
      return;
    }
    if (inside != ALL_INSIDE) {
      surface.add(x, y, z, inside, corners);
    }
    follow(x, y, z, 0, x, inside);
    follow(x, y, z, 1, y, inside);
    follow(x, y, z, 2, z, inside);
  }

  /** Adds the neighbours along an axis beyond whose face there is surface. */
  private void follow(int x, int y, int z, int axis, int place, int inside) {
    for (int side = 0; side < 2; side++) {
      int face = faceMask(axis, side);
      boolean anyInside = (inside & face) != 0;
      boolean anyOutside = (inside & face) != face;
      int beyond = place + 2 * side - 1;
      boolean beyondBorder = beyond < 0 || beyond > last;
      if (anyInside && (anyOutside || beyondBorder)) {
        sweep.add(axis == 0 ? beyond : x, axis == 1 ? beyond : y, axis == 2 ? beyond : z);
      }
    }
  }

  /** The corners of a face, as bits. */
  private static int faceMask(int axis, int side) {
    int low = axis == 0 ? 0x55 : axis == 1 ? 0x33 : 0x0F;
    return side == 0 ? low : ~low & 0xFF;
  }
}
