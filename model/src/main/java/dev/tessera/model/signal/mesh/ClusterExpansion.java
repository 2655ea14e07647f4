package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * What the triangles below each child of the tree look like from afar: with p the middle of their
 * area, r = p - q, a their area vectors and m their middles,
 *
 * <pre>
 * 4 pi w(q) = r . sum(a) / |r|^3 - 3 r' Q r / |r|^5,  Q = sum((m - p) a'), symmetric, trace 0
 * </pre>
 *
 * (Barill et al. 2018, up to the second term; the trace of Q adds nothing, since 1/|r| is
 * harmonic). All factors are multiplied in.
 */
final class ClusterExpansion {
  static final int TERMS = 13;

  /** An expansion counts from this many radii on. */
  private static final double FAR = 2;

  private static final double SPHERE = 4 * Math.PI;

  /** Where the middle of no triangles lies: too far to divide by zero. */
  private static final double NOWHERE = 1e18;

  /**
   * Of each child, (N,2,13): middle x, y, z; square of the distance from which on the expansion
   * counts; dipole x, y, z; quadrupole xx, xy, xz, yy, yz, zz, mixed ones doubled.
   */
  final float[] terms;

  private final TriangleTree tree;
  private final double[] area = new double[3];
  private final double[] middle = new double[3];
  private final double[] moments = new double[9];
  private final double[] sum = new double[3];
  private double total;
  private double radius;

  /** The child that is being expanded, and its triangles. */
  private int slots;

  private int start;
  private int end;

  /** Passes over the triangles: for their middle, then for what is seen around it. */
  private boolean aroundMiddle;

  /** The next triangle of the pass; negative before the first pass. */
  private int next = -1;

  /** Nothing expanded yet. */
  ClusterExpansion(TriangleTree tree) {
    this.tree = tree;
    terms = new float[tree.children.length * TERMS];
  }

  /**
   * Expands some children, also a part of one.
   *
   * @param visits triangles to look at before this returns, a few more or less
   * @return whether children are missing
   */
  boolean step(int visits) {
    long left = visits;
    while (left > 0 && slots < tree.children.length) {
      if (next < 0) {
        begin();
      }
      int to = (int) Math.min(end, next + left);
      left -= Math.max(1, to - next);
      if (aroundMiddle) {
        addMoments(slots * TERMS, next, to);
      } else {
        addMiddles(next, to);
      }
      next = to;
      if (next == end) {
        endPass();
      }
    }
    return slots < tree.children.length;
  }

  /** Share of the children that are expanded, 0 to 1. */
  double progress() {
    return slots / (double) tree.children.length;
  }

  private void begin() {
    int child = tree.children[slots];
    start = start(child);
    end = end(child);
    next = start;
    aroundMiddle = false;
    total = 0;
    Arrays.fill(sum, 0);
  }

  private void endPass() {
    int at = slots * TERMS;
    if (start == end) {
      terms[at] = (float) NOWHERE;
    } else if (!aroundMiddle) {
      putMiddle(at, slots * TriangleTree.BOX);
      aroundMiddle = true;
      next = start;
      Arrays.fill(moments, 0);
      radius = 0;
      return;
    } else {
      putMoments(at);
    }
    slots++;
    next = -1;
  }

  private int start(int child) {
    int first = child;
    while (first >= 0) {
      first = tree.children[first * 2];
    }
    return TriangleTree.leafStart(first);
  }

  private int end(int child) {
    int last = child;
    while (last >= 0) {
      last = tree.children[last * 2 + 1];
    }
    return TriangleTree.leafStart(last) + TriangleTree.leafSize(last);
  }

  private void addMiddles(int from, int to) {
    for (int t = from; t < to; t++) {
      load(t);
      double size = Math.sqrt(area[0] * area[0] + area[1] * area[1] + area[2] * area[2]);
      total += size;
      for (int i = 0; i < 3; i++) {
        sum[i] += size * middle[i];
      }
    }
  }

  private void putMiddle(int at, int box) {
    for (int i = 0; i < 3; i++) {
      terms[at + i] = total > 0 ? (float) (sum[i] / total) : tree.boxes[box + i];
    }
  }

  private void addMoments(int at, int from, int to) {
    for (int t = from; t < to; t++) {
      load(t);
      for (int i = 0; i < 3; i++) {
        terms[at + 4 + i] += (float) (area[i] / SPHERE);
        for (int j = 0; j < 3; j++) {
          moments[i * 3 + j] += (middle[i] - terms[at + i]) * area[j];
        }
      }
      for (int c = 0; c < TriangleTree.CORNERS; c += 3) {
        double x = (double) tree.corners[t * TriangleTree.CORNERS + c] - terms[at];
        double y = (double) tree.corners[t * TriangleTree.CORNERS + c + 1] - terms[at + 1];
        double z = (double) tree.corners[t * TriangleTree.CORNERS + c + 2] - terms[at + 2];
        radius = Math.max(radius, x * x + y * y + z * z);
      }
    }
  }

  private void putMoments(int at) {
    terms[at + 3] = (float) (FAR * FAR * radius);
    double third = (moments[0] + moments[4] + moments[8]) / 3;
    int term = at + 7;
    for (int i = 0; i < 3; i++) {
      terms[term++] = (float) (-3 * (moments[i * 3 + i] - third) / SPHERE);
      for (int j = i + 1; j < 3; j++) {
        terms[term++] = (float) (-3 * (moments[i * 3 + j] + moments[j * 3 + i]) / SPHERE);
      }
    }
  }

  private void load(int triangle) {
    float[] c = tree.corners;
    int at = triangle * TriangleTree.CORNERS;
    for (int i = 0; i < 3; i++) {
      int j = at + (i + 1) % 3;
      int k = at + (i + 2) % 3;
      area[i] =
          (((double) c[j + 3] - c[j]) * ((double) c[k + 6] - c[k])
                  - ((double) c[k + 3] - c[k]) * ((double) c[j + 6] - c[j]))
              / 2;
      middle[i] = ((double) c[at + i] + c[at + 3 + i] + c[at + 6 + i]) / 3;
    }
  }
}
