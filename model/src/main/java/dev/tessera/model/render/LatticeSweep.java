package dev.tessera.model.render;

/**
 * Goes through cells of one level, a batch at a time: evaluates the corners that are not known yet,
 * then shows each cell to a visitor, who may add more.
 */
final class LatticeSweep {
  /** What is done with a cell whose corners are known. */
  interface Visitor {
    /**
     * Looks at a cell.
     *
     * @param corners distances, numbered as in {@link CubeCases}, infinite beyond the border, (8);
     *     overwritten after the call
     */
    void visit(int x, int y, int z, float[] corners);
  }

  private final LatticeLevel lattice;
  private final SparseMarks added;
  private final IntList cells = new IntList();
  private final float[] corners = new float[CubeCases.CORNERS];
  private final int pointsPerAxis;
  private int[] pending = new int[0];
  private int next;

  LatticeSweep(LatticeLevel lattice) {
    this.lattice = lattice;
    added = new SparseMarks(lattice.cellBound());
    pointsPerAxis = lattice.cells() + 1;
  }

  LatticeLevel lattice() {
    return lattice;
  }

  /** Adds a cell, of the ring or within it, if it has not been added before. */
  void add(int x, int y, int z) {
    int cell = lattice.cell(x, y, z);
    if (added.add(cell)) {
      cells.add(cell);
    }
  }

  /** The part of the cells added so far that has been visited, 0 to 1. */
  double progress() {
    return cells.size() == 0 ? 1 : next / (double) cells.size();
  }

  /**
   * Visits the next cells.
   *
   * @return whether there are more
   */
  boolean step(PointBatch points, Visitor visitor) {
    int most = points.room();
    if (pending.length != most) {
      pending = new int[most];
    }
    int end = next;
    while (end < cells.size() && end - next < most && points.room() >= CubeCases.CORNERS) {
      collect(cells.get(end++), points);
    }
    store(points.count(), points.evaluate());
    while (next < end) {
      int cell = cells.get(next++);
      int x = lattice.cellX(cell);
      int y = lattice.cellY(cell);
      int z = lattice.cellZ(cell);
      for (int c = 0; c < CubeCases.CORNERS; c++) {
        corners[c] = lattice.value(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2));
      }
      visitor.visit(x, y, z, corners);
    }
    return next < cells.size();
  }

  private void collect(int cell, PointBatch points) {
    for (int c = 0; c < CubeCases.CORNERS; c++) {
      int x = lattice.cellX(cell) + (c & 1);
      int y = lattice.cellY(cell) + (c >> 1 & 1);
      int z = lattice.cellZ(cell) + (c >> 2);
      if (lattice.contains(x, y, z) && !lattice.knows(x, y, z)) {
        pending[points.count()] = (z * pointsPerAxis + y) * pointsPerAxis + x;
        points.add(lattice.position(x), lattice.position(y), lattice.position(z));
        lattice.set(x, y, z, 0); // known from now on, so that no other cell asks for it again
      }
    }
  }

  private void store(int count, float[] distances) {
    for (int i = 0; i < count; i++) {
      int x = pending[i] % pointsPerAxis;
      int y = pending[i] / pointsPerAxis % pointsPerAxis;
      int z = pending[i] / (pointsPerAxis * pointsPerAxis);
      lattice.set(x, y, z, distances[i]);
    }
  }
}
