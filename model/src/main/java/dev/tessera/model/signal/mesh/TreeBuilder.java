package dev.tessera.model.signal.mesh;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Builds the tree by the surface-area heuristic (Wald 2007): a cut is cheap if the boxes on its
 * sides are small and hold few triangles. A part at a time, also of a large range.
 */
final class TreeBuilder {
  /** Covers the rounding of |x - centre| - half in float, as a share of the largest coordinate. */
  private static final double PADDING = 3e-7;

  /** Triangles from one to another that become a node, told to the slot of its parent if any. */
  private record Range(int slot, int from, int to, int depth) {}

  private final Mesh mesh;
  private final ArrayDeque<Range> waiting = new ArrayDeque<>();
  private final float[] low;
  private final float[] high;
  private final int[] order;
  private final float[] boxes;
  private final int[] children;
  private final RangeCut cut;
  private int surrounded;
  private double largest;
  private Range range;
  private boolean cutting;
  private int boxed;

  /** Low and high corner of both parts of the range, (2,6). */
  private final float[] parts = new float[2 * 6];

  private int nodes;
  private int deepest;

  /** Looks at nothing yet. */
  TreeBuilder(Mesh mesh) {
    this.mesh = mesh;
    int count = mesh.triangleCount();
    low = new float[count * 3];
    high = new float[count * 3];
    order = new int[count];
    boxes = new float[count * 2 * TriangleTree.BOX];
    children = new int[count * 2];
    cut = new RangeCut(low, high, order);
    range = new Range(-1, 0, count, 1);
    waiting.push(range);
  }

  /**
   * Makes nodes, those of a first child before those of the second.
   *
   * @param visits triangles to look at before this returns, a few more or less
   * @return whether nodes are missing
   */
  boolean step(int visits) {
    long left = visits;
    if (surrounded < order.length) {
      left -= surround(visits);
    }
    while (left > 0 && !waiting.isEmpty()) {
      if (!cutting) {
        begin(waiting.peek());
        left--;
      } else if (cut.isCutting()) {
        left -= cut.step((int) Math.min(Integer.MAX_VALUE, left));
      } else if (boxed < range.to) {
        left -= box((int) Math.min(Integer.MAX_VALUE, left));
      } else {
        waiting.pop();
        node(cut.middle());
        cutting = false;
      }
    }
    return !waiting.isEmpty();
  }

  /** Share of the triangles that have their place, 0 to 1. */
  double progress() {
    return waiting.isEmpty() ? 1 : waiting.peek().from / (double) order.length;
  }

  /** The triangles in the order of the leaves, once no node is missing. */
  LeafTriangles leaves() {
    return new LeafTriangles(mesh, order);
  }

  /** The tree, once no node and no leaf is missing. */
  TriangleTree tree(LeafTriangles leaves) {
    return new TriangleTree(
        Arrays.copyOf(boxes, nodes * 2 * TriangleTree.BOX),
        Arrays.copyOf(children, nodes * 2),
        leaves,
        order,
        deepest + 1);
  }

  /** Boxes around triangles; returns how many. */
  private int surround(int most) {
    int start = surrounded;
    int end = (int) Math.min(order.length, (long) start + most);
    for (int t = start; t < end; t++) {
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
    surrounded = end;
    return end - start;
  }

  private void begin(Range next) {
    range = next;
    cutting = true;
    cut.begin(range.from, range.to, range.depth);
    boxed = range.from;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i % 6 < 3 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }
  }

  /** Adds triangles to the boxes of both parts; returns how many. */
  private int box(int most) {
    int start = boxed;
    boxed = (int) Math.min(range.to, (long) start + most);
    int middle = Math.max(start, Math.min(boxed, cut.middle()));
    grow(0, start, middle);
    grow(6, middle, boxed);
    return boxed - start;
  }

  private void grow(int part, int from, int to) {
    for (int axis = part; axis < part + 3; axis++) {
      float least = parts[axis];
      float most = parts[axis + 3];
      for (int i = from; i < to; i++) {
        least = Math.min(least, low[order[i] * 3 + axis - part]);
        most = Math.max(most, high[order[i] * 3 + axis - part]);
      }
      parts[axis] = least;
      parts[axis + 3] = most;
    }
  }

  private void node(int middle) {
    int node = nodes++;
    deepest = Math.max(deepest, range.depth);
    if (range.slot >= 0) {
      children[range.slot] = node;
    }
    child(node * 2 + 1, 6, middle, range.to);
    child(node * 2, 0, range.from, middle);
  }

  /** A leaf at once, a node later. */
  private void child(int slot, int part, int from, int to) {
    putBox(slot * TriangleTree.BOX, part);
    if (to - from <= TriangleTree.LEAF) {
      children[slot] = TriangleTree.leaf(from, to - from);
    } else {
      waiting.push(new Range(slot, from, to, range.depth + 1));
    }
  }

  /** An empty range gets a box that is infinitely far from everything. */
  private void putBox(int at, int part) {
    double padding = PADDING * largest;
    for (int axis = 0; axis < 3; axis++) {
      float least = parts[part + axis];
      float most = parts[part + 3 + axis];
      if (least > most) {
        boxes[at + 3 + axis] = Float.NEGATIVE_INFINITY;
      } else {
        float centre = (float) (((double) least + most) / 2);
        double half = Math.max((double) most - centre, (double) centre - least) + padding;
        boxes[at + axis] = centre;
        boxes[at + 3 + axis] = Math.nextUp((float) half);
      }
    }
  }
}
