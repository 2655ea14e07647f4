package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * Cuts a range of triangles in two where the surface-area heuristic over 16 bins per axis is
 * cheapest, and rearranges them; goes over the range several times, a part at a time.
 */
final class RangeCut {
  private static final int BINS = 16;

  /** From here on ranges are halved, so that no mesh makes the tree deeper than 48 + log2 F. */
  private static final int DEEP = 48;

  /** One pass over the range. */
  private enum Pass {
    MIDDLES,
    BINS,
    REARRANGE,
    NONE
  }

  private final float[] low;
  private final float[] high;
  private final int[] order;
  private final int[] binCount = new int[BINS];
  private final float[] binBox = new float[BINS * 6];
  private final double[] costBelow = new double[BINS];

  private Pass pass = Pass.NONE;
  private int from;
  private int to;
  private int at;
  private int axis;
  private float least;
  private float most;
  private double cheapest;
  private int bestAxis;
  private int bestBin;
  private final float[] bestRange = new float[2];
  private int left;
  private int right;
  private int middle;

  /**
   * Nothing to cut yet.
   *
   * @param low corner of the box of each triangle, (F,3)
   * @param high corner of the box of each triangle, (F,3)
   * @param order the triangles, which are rearranged, (F)
   */
  RangeCut(float[] low, float[] high, int[] order) {
    this.low = low;
    this.high = high;
    this.order = order;
  }

  /**
   * Takes on another range.
   *
   * @param depth of the node that it becomes
   */
  void begin(int first, int end, int depth) {
    from = first;
    to = end;
    bestAxis = -1;
    cheapest = Double.POSITIVE_INFINITY;
    if (to - from <= 1) {
      middle = to;
      pass = Pass.NONE;
    } else if (depth >= DEEP) {
      middle = (from + to) >>> 1;
      pass = Pass.NONE;
    } else {
      axis = 0;
      beginMiddles();
    }
  }

  /** Whether the range is still being cut. */
  boolean isCutting() {
    return pass != Pass.NONE;
  }

  /** Where the second part begins, once it is cut; both have triangles if the range has two. */
  int middle() {
    return middle;
  }

  /**
   * Goes on.
   *
   * @param visits triangles to look at, at most
   * @return how many it looked at, 1 or more
   */
  int step(int visits) {
    int start = at;
    int end = (int) Math.min(to, (long) at + visits);
    at = end;
    switch (pass) {
      case MIDDLES -> addMiddles(start, end);
      case BINS -> fillBins(start, end);
      default -> rearrange(end - start);
    }
    if (end == to) {
      next();
    }
    return end - start;
  }

  private void next() {
    switch (pass) {
      case MIDDLES -> {
        if (least < most) {
          beginBins();
        } else {
          nextAxis();
        }
      }
      case BINS -> {
        keepCheapest();
        nextAxis();
      }
      default -> {
        middle = left;
        pass = Pass.NONE;
      }
    }
  }

  private void nextAxis() {
    axis++;
    if (axis < 3) {
      beginMiddles();
    } else if (bestAxis < 0) {
      middle = (from + to) >>> 1;
      pass = Pass.NONE;
    } else {
      axis = bestAxis;
      least = bestRange[0];
      most = bestRange[1];
      left = from;
      right = to;
      begin(Pass.REARRANGE);
    }
  }

  private void begin(Pass next) {
    pass = next;
    at = from;
  }

  private void beginMiddles() {
    least = Float.POSITIVE_INFINITY;
    most = Float.NEGATIVE_INFINITY;
    begin(Pass.MIDDLES);
  }

  /** Where the middles of the boxes lie. */
  private void addMiddles(int start, int end) {
    float lowest = least;
    float highest = most;
    for (int i = start; i < end; i++) {
      float m = middle(order[i]);
      lowest = Math.min(lowest, m);
      highest = Math.max(highest, m);
    }
    least = lowest;
    most = highest;
  }

  private float middle(int triangle) {
    return low[triangle * 3 + axis] / 2 + high[triangle * 3 + axis] / 2;
  }

  private int bin(int triangle) {
    double share = ((double) middle(triangle) - least) / ((double) most - least);
    return Math.min(BINS - 1, (int) (share * BINS));
  }

  private void beginBins() {
    Arrays.fill(binCount, 0);
    for (int b = 0; b < BINS; b++) {
      clear(binBox, b);
    }
    begin(Pass.BINS);
  }

  private void fillBins(int start, int end) {
    for (int i = start; i < end; i++) {
      int triangle = order[i];
      int b = bin(triangle);
      binCount[b]++;
      for (int k = 0; k < 3; k++) {
        binBox[b * 6 + k] = Math.min(binBox[b * 6 + k], low[triangle * 3 + k]);
        binBox[b * 6 + 3 + k] = Math.max(binBox[b * 6 + 3 + k], high[triangle * 3 + k]);
      }
    }
  }

  private void keepCheapest() {
    int bin = cheapestBin();
    if (costBelow[bin] < cheapest) {
      cheapest = costBelow[bin];
      bestAxis = axis;
      bestBin = bin;
      bestRange[0] = least;
      bestRange[1] = most;
    }
  }

  /** The first bin above the cheapest cut; its cost is left in costBelow. */
  private int cheapestBin() {
    float[] grown = new float[6];
    clear(grown, 0);
    int count = 0;
    for (int b = 1; b < BINS; b++) {
      count += binCount[b - 1];
      grow(grown, b - 1);
      costBelow[b] = count * halfArea(grown);
    }
    clear(grown, 0);
    count = 0;
    int best = BINS - 1;
    for (int b = BINS - 1; b > 0; b--) {
      count += binCount[b];
      grow(grown, b);
      costBelow[b] += count * halfArea(grown);
      if (costBelow[b] < costBelow[best]) {
        best = b;
      }
    }
    return best;
  }

  private static void clear(float[] box, int at) {
    Arrays.fill(box, at * 6, at * 6 + 3, Float.POSITIVE_INFINITY);
    Arrays.fill(box, at * 6 + 3, at * 6 + 6, Float.NEGATIVE_INFINITY);
  }

  private void grow(float[] box, int bin) {
    for (int k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], binBox[bin * 6 + k]);
      box[3 + k] = Math.max(box[3 + k], binBox[bin * 6 + 3 + k]);
    }
  }

  /** The first and the last bin are never empty, so neither is a grown box. */
  private static double halfArea(float[] box) {
    double x = (double) box[3] - box[0];
    double y = (double) box[4] - box[1];
    double z = (double) box[5] - box[2];
    return x * y + y * z + z * x;
  }

  /** Moves those below the best bin to the front. */
  private void rearrange(int count) {
    for (int i = 0; i < count; i++) {
      if (bin(order[left]) < bestBin) {
        left++;
      } else {
        right--;
        int swapped = order[left];
        order[left] = order[right];
        order[right] = swapped;
      }
    }
  }
}
