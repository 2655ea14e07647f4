package dev.tessera.model.render;

/**
 * An output cut into boxes, each of which lies in the output as one run: single positions along the
 * first axes, then some along one axis, and everything along those after it.
 */
final class RenderPieces {
  private final int[] extent;
  private final int axis;
  private final int parts;
  private final int count;

  /**
   * Cuts.
   *
   * @param extent of the output, one number per axis
   * @param most values of tiles at output points that a piece should have at most
   */
  RenderPieces(RenderPlan plan, int[] extent, long most) {
    this.extent = extent.clone();
    int last = extent.length - 1;
    long behind = 1;
    for (int a = 1; a <= last; a++) {
      behind *= entries(plan, a);
    }
    int cut = 0;
    long before = perPoint(plan, 0);
    while (cut < last && before * behind > most) {
      cut++;
      before *= perPoint(plan, cut);
      behind /= entries(plan, cut);
    }
    int rows = (int) Math.max(1, Math.min(extent[cut], most / (before * behind)));
    axis = cut;
    parts = (extent[cut] - 1) / rows + 1;
    int pieces = parts;
    for (int a = 0; a < cut; a++) {
      pieces = Math.multiplyExact(pieces, extent[a]);
    }
    count = pieces;
  }

  /** Output points along an axis, those of two tiles counted twice. */
  private static long entries(RenderPlan plan, int axis) {
    return plan.along(axis).stream().mapToLong(AxisPoints::count).sum();
  }

  /** Most tiles that count at a point along an axis. */
  private long perPoint(RenderPlan plan, int axis) {
    return entries(plan, axis) > extent[axis] ? 2 : 1;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Where a piece begins along an axis. */
  int first(int piece, int along) {
    if (along > axis) {
      return 0;
    }
    if (along == axis) {
      return bound(piece % parts);
    }
    int rest = piece / parts;
    for (int a = axis - 1; a > along; a--) {
      rest /= extent[a];
    }
    return rest % extent[along];
  }

  /** Positions of a piece along an axis. */
  int size(int piece, int along) {
    if (along > axis) {
      return extent[along];
    }
    return along < axis ? 1 : bound(piece % parts + 1) - bound(piece % parts);
  }

  private int bound(int part) {
    return (int) ((long) part * extent[axis] / parts);
  }

  /** Number of a piece's first point in the output. */
  long start(int piece) {
    long start = 0;
    for (int a = 0; a < extent.length; a++) {
      start = start * extent[a] + first(piece, a);
    }
    return start;
  }
}
