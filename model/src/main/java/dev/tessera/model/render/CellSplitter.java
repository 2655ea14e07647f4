package dev.tessera.model.render;

/** Cuts cells of one level in eight and hands those that may hold the surface to the next. */
final class CellSplitter implements LatticeSweep.Visitor {
  private final SplitRule rule;
  private final LatticeSweep finer;
  private final int last;

  CellSplitter(IsosurfaceSettings settings, LatticeLevel coarse, LatticeSweep finer) {
    rule = new SplitRule(settings, coarse.side());
    this.finer = finer;
    last = finer.lattice().cells() - 1;
  }

  @Override
  public void visit(int x, int y, int z, float[] corners) {
    int kept = rule.octants(corners);
    boolean inside = corners[0] < 0;
    if (kept == 0 && !inside) {
      return;
    }
    for (int octant = 0; octant < CubeCases.CORNERS; octant++) {
      int childX = 2 * x + (octant & 1);
      int childY = 2 * y + (octant >> 1 & 1);
      int childZ = 2 * z + (octant >> 2);
      if (childX > last || childY > last || childZ > last) {
        continue;
      }
      boolean closesAtBorder = inside && (ends(childX) || ends(childY) || ends(childZ));
      if ((kept >> octant & 1) == 1 || closesAtBorder) {
        finer.add(childX, childY, childZ);
      }
    }
  }

  private boolean ends(int child) {
    return child == 0 || child == last;
  }
}
