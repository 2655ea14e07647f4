package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * An order in which points that follow each other mostly lie near each other: along the Z-shaped
 * curve through a grid of 1024 cells per axis over their box.
 */
final class MortonOrder {
  private static final int DIGIT_BITS = 10;
  private static final int DIGITS = 3;
  private static final int RADIX = 1 << DIGIT_BITS;

  private int[] keys = new int[0];
  private int[] order = new int[0];
  private int[] nextKeys = new int[0];
  private int[] nextOrder = new int[0];
  private final int[] starts = new int[RADIX];
  private final float[] low = new float[3];
  private final float[] scale = new float[3];

  /**
   * Sorts some points; equal keys stay as they come.
   *
   * @param points (count,3)
   * @param from the first point
   * @param count how many
   * @return indices of points, valid until the next call
   */
  int[] of(float[] points, int from, int count) {
    if (keys.length < count) {
      keys = new int[count];
      order = new int[count];
      nextKeys = new int[count];
      nextOrder = new int[count];
    }
    fit(points, from, count);
    for (int i = 0; i < count; i++) {
      int at = (from + i) * 3;
      order[i] = from + i;
      keys[i] =
          spread(cell(points[at], 0))
              | spread(cell(points[at + 1], 1)) << 1
              | spread(cell(points[at + 2], 2)) << 2;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      sortBy(digit * DIGIT_BITS, count);
    }
    return order;
  }

  private void fit(float[] points, int from, int count) {
    for (int axis = 0; axis < 3; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = from; i < from + count; i++) {
        least = Math.min(least, points[i * 3 + axis]);
        most = Math.max(most, points[i * 3 + axis]);
      }
      low[axis] = least;
      scale[axis] = most > least ? RADIX / (most - least) : 0;
    }
  }

  /** Points that are not finite fall into some cell. */
  private int cell(float p, int axis) {
    return Math.max(0, Math.min(RADIX - 1, (int) ((p - low[axis]) * scale[axis])));
  }

  /** Puts two zeros between the ten bits of a number. */
  private static int spread(int bits) {
    int b = (bits | bits << 16) & 0x030000FF;
    b = (b | b << 8) & 0x0300F00F;
    b = (b | b << 4) & 0x030C30C3;
    return (b | b << 2) & 0x09249249;
  }

  private void sortBy(int shift, int count) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[keys[i] >>> shift & RADIX - 1]++;
    }
    int start = 0;
    for (int d = 0; d < RADIX; d++) {
      int size = starts[d];
      starts[d] = start;
      start += size;
    }
    for (int i = 0; i < count; i++) {
      int to = starts[keys[i] >>> shift & RADIX - 1]++;
      nextKeys[to] = keys[i];
      nextOrder[to] = order[i];
    }
    int[] k = keys;
    keys = nextKeys;
    nextKeys = k;
    int[] o = order;
    order = nextOrder;
    nextOrder = o;
  }
}
