package dev.tessera.model.signal.mesh;

/**
 * The triangles of a mesh in a binary tree of boxes, as flat arrays.
 *
 * <p>A child is a number: 0 or more is an inner node, less than 0 a leaf that holds {@link
 * #leafSize} triangles from {@link #leafStart} on. Inner node 0 is the root; both boxes of a node's
 * children lie side by side, so that one visit reads one stretch of memory.
 */
final class TriangleTree {
  static final int LEAF = 4;
  static final int BOX = 6;
  static final int CORNERS = 9;
  private static final int SIZE_BITS = 4;

  /** Centre x, y, z and half extent x, y, z of the two children of each inner node, (N,2,6). */
  final float[] boxes;

  /** The two children of each inner node, (N,2). */
  final int[] children;

  /** x, y, z of the three corners of each triangle, in the order of the leaves, (F,3,3). */
  final float[] corners;

  /** Around the triangles in the order of the leaves. */
  final TriangleDiscs discs;

  /** The triangle of the mesh, in the order of the leaves, (F). */
  final int[] triangles;

  /** Most nodes that wait on a way down. */
  final int depth;

  TriangleTree(float[] boxes, int[] children, LeafTriangles leaves, int[] triangles, int depth) {
    this.boxes = boxes;
    this.children = children;
    corners = leaves.corners();
    discs = leaves.discs();
    this.triangles = triangles;
    this.depth = depth;
  }

  /** The child that is a leaf of some triangles, at most 15. */
  static int leaf(int start, int size) {
    return ~((start << SIZE_BITS) | size);
  }

  static int leafStart(int child) {
    return ~child >>> SIZE_BITS;
  }

  static int leafSize(int child) {
    return ~child & ((1 << SIZE_BITS) - 1);
  }
}
