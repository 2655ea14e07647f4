package dev.tessera.app.curves;

import java.util.function.IntToDoubleFunction;

/**
 * Thins a long line to what a screen can show: of the points within one column of pixels the first,
 * the lowest, the highest and the last stay, so that no spike is lost.
 *
 * @param low left end of the visible range
 * @param high right end of the visible range, more than low
 * @param columns columns of pixels over the range, at least 1
 * @param logarithmic whether columns are equally wide in log x; points at x <= 0 are left out then
 */
record LineThinning(double low, double high, int columns, boolean logarithmic) {
  /**
   * Thins a line; of what lies outside the range, only the nearest point on each side stays.
   *
   * @param length number of points
   * @param x positions in ascending order
   * @param y values; points that are not finite are left out
   */
  Polyline of(int length, IntToDoubleFunction x, IntToDoubleFunction y) {
    Polyline kept = new Polyline();
    int start = Math.max(0, firstAtLeast(low, length, x) - 1);
    int end = Math.min(length, firstAtLeast(Math.nextUp(high), length, x) + 1);
    int i = start;
    while (i < end) {
      if (!usable(i, x, y)) {
        i++;
        continue;
      }
      int column = column(x.applyAsDouble(i));
      int first = i;
      int lowest = i;
      int highest = i;
      int last = i;
      for (; i < end && (!usable(i, x, y) || column(x.applyAsDouble(i)) == column); i++) {
        if (usable(i, x, y)) {
          lowest = y.applyAsDouble(i) < y.applyAsDouble(lowest) ? i : lowest;
          highest = y.applyAsDouble(i) > y.applyAsDouble(highest) ? i : highest;
          last = i;
        }
      }
      int before = -1;
      int[] order = {first, Math.min(lowest, highest), Math.max(lowest, highest), last};
      for (int index : order) {
        if (index != before) {
          kept.add(x.applyAsDouble(index), y.applyAsDouble(index));
        }
        before = index;
      }
    }
    return kept;
  }

  /** The first point at or right of a position; {@code length} if there is none. */
  static int firstAtLeast(double position, int length, IntToDoubleFunction x) {
    int from = 0;
    int to = length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (x.applyAsDouble(middle) < position) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private boolean usable(int index, IntToDoubleFunction x, IntToDoubleFunction y) {
    return Double.isFinite(y.applyAsDouble(index)) && (!logarithmic || x.applyAsDouble(index) > 0);
  }

  private int column(double position) {
    double share =
        logarithmic && low > 0
            ? Math.log(position / low) / Math.log(high / low)
            : (position - low) / (high - low);
    return (int) Math.floor(Math.max(-1, Math.min(columns, share * columns)));
  }
}
