package dev.tessera.model.signal.mesh;

/**
 * The triangles of a tree side by side in the order of its leaves, for kernels that read them in a
 * row; copied a part at a time.
 */
final class LeafTriangles {
  private final Mesh mesh;
  private final int[] order;
  private final float[] corners;
  private final float[] discs;
  private int copied;

  /**
   * Nothing copied yet.
   *
   * @param order the triangles, (F)
   */
  LeafTriangles(Mesh mesh, int[] order) {
    this.mesh = mesh;
    this.order = order;
    corners = new float[order.length * TriangleTree.CORNERS];
    discs = new float[order.length * TriangleDiscs.TERMS];
  }

  /**
   * Copies triangles.
   *
   * @param most how many
   * @return whether some are missing
   */
  boolean step(int most) {
    int end = (int) Math.min(order.length, (long) copied + most);
    TriangleCorners.copy(mesh, order, copied, end, corners);
    TriangleDiscs.surround(corners, copied, end, discs);
    copied = end;
    return copied < order.length;
  }

  /** x, y, z of the three corners of each triangle, (F,3,3). */
  float[] corners() {
    return corners;
  }

  /** Around the triangles. */
  TriangleDiscs discs() {
    return new TriangleDiscs(discs);
  }
}
