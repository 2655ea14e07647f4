package dev.tessera.model.render;

/**
 * A triangle before the camera and the lines through pixels that hit it, by homogeneous edge
 * functions (Olano and Greer 1997), which need no clipping.
 *
 * <p>For the ray d through a pixel, E_i(d) = +-d . (v_j x v_k), at least 0 for all i where it hits;
 * E_i / sum E are the barycentric coordinates there, right in perspective, and sum E / |det(v0, v1,
 * v2)| is 1 / depth. Both triangles of an edge compute exactly opposite values, so no pixel falls
 * between them.
 */
final class ViewTriangle {
  private static final int CORNERS = 3;

  private final ViewMesh mesh;
  private final double scale;
  private final double centreX;
  private final double centreY;
  private final int[] vertices = new int[CORNERS];
  private final double[] perColumn = new double[CORNERS];
  private final double[] perRow = new double[CORNERS];
  private final double[] start = new double[CORNERS];
  private double volume;

  /**
   * Begins without a triangle.
   *
   * @param scale pixels per unit at depth 1
   * @param centreX of the picture, in pixels from its left border
   * @param centreY of the picture, in pixels from its upper border
   */
  ViewTriangle(ViewMesh mesh, double scale, double centreX, double centreY) {
    this.mesh = mesh;
    this.scale = scale;
    this.centreX = centreX;
    this.centreY = centreY;
  }

  /** Takes another triangle. */
  void set(int triangle) {
    for (int c = 0; c < CORNERS; c++) {
      vertices[c] = mesh.vertex(triangle, c);
    }
    volume = dotOfCross(0, 1, 2);
    double sign = volume < 0 ? -1 : 1;
    for (int c = 0; c < CORNERS; c++) {
      int a = vertices[(c + 1) % CORNERS];
      int b = vertices[(c + 2) % CORNERS];
      double x = sign * cross(a, b, 1, 2) / scale;
      double y = sign * cross(a, b, 2, 0) / scale;
      double z = sign * cross(a, b, 0, 1);
      perColumn[c] = x;
      perRow[c] = -y;
      start[c] = x * (0.5 - centreX) + y * (centreY - 0.5) - z;
    }
  }

  private double cross(int a, int b, int first, int second) {
    return (double) mesh.point(a, first) * mesh.point(b, second)
        - (double) mesh.point(a, second) * mesh.point(b, first);
  }

  private double dotOfCross(int i, int j, int k) {
    int a = vertices[i];
    int b = vertices[j];
    int c = vertices[k];
    return mesh.point(a, 0) * cross(b, c, 1, 2)
        + mesh.point(a, 1) * cross(b, c, 2, 0)
        + mesh.point(a, 2) * cross(b, c, 0, 1);
  }

  /** Whether the camera looks along the plane of the triangle, so that nothing is seen of it. */
  boolean isEdgeOn() {
    return volume == 0;
  }

  /** Whether the camera sees its outside. */
  boolean isFront() {
    return volume < 0;
  }

  /** Six times the volume of the tetrahedron with the eye. */
  double volume() {
    return Math.abs(volume);
  }

  int vertex(int corner) {
    return vertices[corner];
  }

  /** What E of a corner grows by from a pixel to the one on its right. */
  double perColumn(int corner) {
    return perColumn[corner];
  }

  /** What E of a corner grows by from a pixel to the one below. */
  double perRow(int corner) {
    return perRow[corner];
  }

  /** E of a corner at the upper left pixel. */
  double start(int corner) {
    return start[corner];
  }

  /** E of a corner at the middle of a pixel. */
  double at(int corner, int column, int row) {
    return perColumn[corner] * column + (perRow[corner] * row + start[corner]);
  }

  /** Pixels from the middle of a pixel to the side opposite to a corner. */
  double pixelsFromSide(int corner, double value) {
    return value / Math.hypot(perColumn[corner], perRow[corner]);
  }

  /** The depth of a corner. */
  double depth(int corner) {
    return -mesh.point(vertices[corner], 2);
  }

  /** The column of a corner, in pixels, 0 in the middle of the first. */
  double column(int corner) {
    return centreX - 0.5 + scale * mesh.point(vertices[corner], 0) / depth(corner);
  }

  /** The row of a corner, in pixels, 0 in the middle of the first. */
  double row(int corner) {
    return centreY - 0.5 - scale * mesh.point(vertices[corner], 1) / depth(corner);
  }
}
