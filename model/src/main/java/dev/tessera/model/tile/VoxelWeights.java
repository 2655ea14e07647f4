package dev.tessera.model.tile;

/**
 * Which cells of {@link SparseTiling} count at a point, and how much: a linear cross-fade along
 * each axis, multiplied over the axes.
 *
 * <p>Along one axis, with u the position in cell sides and o the overlap, cells k-1 and k share |u
 * - k| &lt; o. There cell k has the weight (u - k + o) / (2 o) and cell k-1 the rest; elsewhere the
 * cell that holds u has the whole weight. Beyond [-1,1] the outermost cell has it. At most two
 * cells count along an axis, eight in all, and their weights sum to 1.
 *
 * <p>Holds the answer of the last question; one thread at a time.
 */
public final class VoxelWeights {
  private static final int AXES = 3;
  private static final int MOST = 8;

  private final int perAxis;
  private final double overlap;
  private final int[] low = new int[AXES];
  private final double[] high = new double[AXES];
  private final int[] cells = new int[MOST * AXES];
  private final double[] weights = new double[MOST];
  private int count;

  /** For points among some tiles. */
  public VoxelWeights(SparseTiling tiles) {
    perAxis = tiles.perAxis();
    overlap = tiles.overlap();
  }

  /**
   * Finds the cells that count at a point.
   *
   * @return how many, 1 to 8
   */
  public int at(double x, double y, double z) {
    along(0, x);
    along(1, y);
    along(2, z);
    count = 0;
    for (int corner = 0; corner < MOST; corner++) {
      double weight = 1;
      for (int axis = 0; axis < AXES; axis++) {
        boolean upper = (corner >> axis & 1) == 1;
        weight *= upper ? high[axis] : 1 - high[axis];
        cells[count * AXES + axis] = low[axis] + (upper ? 1 : 0);
      }
      if (weight > 0) {
        weights[count++] = weight;
      }
    }
    return count;
  }

  /** Sets the lower cell along an axis and the weight of the upper one. */
  private void along(int axis, double coordinate) {
    double u = (coordinate + 1) * 0.5 * perAxis;
    long nearest = Math.round(u);
    int cell = (int) Math.max(0, Math.min(perAxis - 1.0, Math.floor(u)));
    low[axis] = cell;
    high[axis] = 0;
    double past = u - nearest + overlap;
    if (nearest >= 1 && nearest < perAxis && past > 0 && past < 2 * overlap) {
      low[axis] = (int) nearest - 1;
      high[axis] = past / (2 * overlap);
    }
  }

  /**
   * Where one of the cells lies along an axis, 0 to perAxis - 1.
   *
   * @param index 0 to the number of cells - 1
   * @param axis 0 x, 1 y, 2 z
   */
  public int cell(int index, int axis) {
    return cells[index * AXES + axis];
  }

  /** The weight of one of the cells, in (0,1]. */
  public double weight(int index) {
    return weights[index];
  }
}
