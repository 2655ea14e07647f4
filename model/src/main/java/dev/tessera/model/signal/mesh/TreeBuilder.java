package dev.tessera.model.signal.mesh;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Builds the tree by the surface-area heuristic over 16 bins per axis (Wald 2007): a cut is cheap
 * if the boxes on its sides are small and hold few triangles.
 */
final class TreeBuilder {
  private static final int BINS = 16;

  /** From here on ranges are halved, so that no mesh makes the tree deeper than 48 + log2 F. */
  private static final int DEEP = 48;

  /** Covers the rounding of |x - centre| - half in float, as a share of the largest coordinate. */
  private static final double PADDING = 3e-7;

  /** Triangles from one to another that become a node, told to the slot of its parent if any. */
  private record Range(int slot, int from, int to, int depth) {}

  private final Mesh mesh;
  private final ArrayDeque<Range> waiting = new ArrayDeque<>();
  private final float[] low;
  private final float[] high;
  private final int[] order;
  private final double padding;
  private final float[] boxes;
  private final int[] children;
  private final float[] range = new float[2 * 3];
  private final int[] binCount = new int[BINS];
  private final float[] binBox = new float[BINS * 6];
  private final double[] costBelow = new double[BINS];
  private int nodes;
  private int deepest;

  /** Looks at all triangles once. */
  TreeBuilder(Mesh mesh) {
    this.mesh = mesh;
    int count = mesh.triangleCount();
    low = new float[count * 3];
    high = new float[count * 3];
    order = new int[count];
    boxes = new float[count * 2 * TriangleTree.BOX];
    children = new int[count * 2];
    double largest = 0;
    for (int t = 0; t < count; t++) {
      order[t] = t;
      for (int axis = 0; axis < 3; axis++) {
        float a = (float) mesh.position(mesh.vertex(t, 0), axis);
        float b = (float) mesh.position(mesh.vertex(t, 1), axis);
        float c = (float) mesh.position(mesh.vertex(t, 2), axis);
        low[t * 3 + axis] = Math.min(a, Math.min(b, c));
        high[t * 3 + axis] = Math.max(a, Math.max(b, c));
        largest = Math.max(largest, Math.max(high[t * 3 + axis], -low[t * 3 + axis]));
      }
    }
    padding = PADDING * largest;
    waiting.push(new Range(-1, 0, count, 1));
  }

  /** The tree of all triangles of a mesh that has some. */
  static TriangleTree build(Mesh mesh) {
    TreeBuilder builder = new TreeBuilder(mesh);
    while (builder.step(Integer.MAX_VALUE)) {}
    return builder.tree();
  }

  /**
   * Makes nodes, those of a first child before those of the second.
   *
   * @param visits triangles to look at before this returns, a node more or less
   * @return whether nodes are missing
   */
  boolean step(int visits) {
    for (long visited = 0; visited < visits && !waiting.isEmpty(); ) {
      Range next = waiting.pop();
      visited += next.to - next.from;
      node(next);
    }
    return !waiting.isEmpty();
  }

  /** Share of the triangles that have their place, 0 to 1. */
  double progress() {
    return waiting.isEmpty() ? 1 : waiting.peek().from / (double) order.length;
  }

  /** The tree, once no node is missing. */
  TriangleTree tree() {
    return new TriangleTree(
        Arrays.copyOf(boxes, nodes * 2 * TriangleTree.BOX),
        Arrays.copyOf(children, nodes * 2),
        TriangleCorners.of(mesh, order),
        order,
        deepest + 1);
  }

  private void node(Range range) {
    int node = nodes++;
    deepest = Math.max(deepest, range.depth);
    if (range.slot >= 0) {
      children[range.slot] = node;
    }
    int from = range.from;
    int to = range.to;
    int middle = to - from <= 1 ? to : split(from, to, range.depth);
    child(node * 2 + 1, middle, to, range.depth);
    child(node * 2, from, middle, range.depth);
  }

  /** A leaf at once, a node later. */
  private void child(int slot, int from, int to, int depth) {
    box(slot * TriangleTree.BOX, from, to);
    if (to - from <= TriangleTree.LEAF) {
      children[slot] = TriangleTree.leaf(from, to - from);
    } else {
      waiting.push(new Range(slot, from, to, depth + 1));
    }
  }

  /** An empty range gets a box that is infinitely far from everything. */
  private void box(int at, int from, int to) {
    for (int axis = 0; axis < 3; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        least = Math.min(least, low[order[i] * 3 + axis]);
        most = Math.max(most, high[order[i] * 3 + axis]);
      }
      if (from == to) {
        boxes[at + 3 + axis] = Float.NEGATIVE_INFINITY;
      } else {
        float centre = (float) (((double) least + most) / 2);
        double half = Math.max((double) most - centre, (double) centre - least) + padding;
        boxes[at + axis] = centre;
        boxes[at + 3 + axis] = Math.nextUp((float) half);
      }
    }
  }

  /** Rearranges a range of at least two triangles into two that are not empty. */
  private int split(int from, int to, int depth) {
    double cheapest = Double.POSITIVE_INFINITY;
    int bestAxis = -1;
    int bestBin = 0;
    for (int axis = 0; axis < 3 && depth < DEEP; axis++) {
      middles(from, to, axis);
      if (range[axis] < range[3 + axis]) {
        fillBins(from, to, axis);
        int bin = cheapestBin();
        if (costBelow[bin] < cheapest) {
          cheapest = costBelow[bin];
          bestAxis = axis;
          bestBin = bin;
        }
      }
    }
    return bestAxis < 0 ? (from + to) >>> 1 : partition(from, to, bestAxis, bestBin);
  }

  /** Where the middles of the boxes lie. */
  private void middles(int from, int to, int axis) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      float middle = middle(order[i], axis);
      least = Math.min(least, middle);
      most = Math.max(most, middle);
    }
    range[axis] = least;
    range[3 + axis] = most;
  }

  private float middle(int triangle, int axis) {
    return low[triangle * 3 + axis] / 2 + high[triangle * 3 + axis] / 2;
  }

  private int bin(int triangle, int axis) {
    double share =
        ((double) middle(triangle, axis) - range[axis]) / ((double) range[3 + axis] - range[axis]);
    return Math.min(BINS - 1, (int) (share * BINS));
  }

  private void fillBins(int from, int to, int axis) {
    Arrays.fill(binCount, 0);
    for (int b = 0; b < BINS; b++) {
      clear(binBox, b);
    }
    for (int i = from; i < to; i++) {
      int triangle = order[i];
      int b = bin(triangle, axis);
      binCount[b]++;
      for (int k = 0; k < 3; k++) {
        binBox[b * 6 + k] = Math.min(binBox[b * 6 + k], low[triangle * 3 + k]);
        binBox[b * 6 + 3 + k] = Math.max(binBox[b * 6 + 3 + k], high[triangle * 3 + k]);
      }
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

  private int partition(int from, int to, int axis, int firstAbove) {
    int left = from;
    int right = to;
    while (left < right) {
      if (bin(order[left], axis) < firstAbove) {
        left++;
      } else {
        right--;
        int swapped = order[left];
        order[left] = order[right];
        order[right] = swapped;
      }
    }
    return left;
  }
}
