package dev.tessera.model.signal.mesh;

/**
 * An immutable triangle mesh: vertices shared by triangles that are counter-clockwise seen from
 * outside. Any scale, any unit.
 *
 * <p>The arrays given to {@link #of} are handed over: the caller must not touch them again.
 */
public final class Mesh {
  private static final int AXES = 3;
  private static final int CORNERS = 3;

  private final float[] positions;
  private final int[] corners;

  private Mesh(float[] positions, int[] corners) {
    this.positions = positions;
    this.corners = corners;
  }

  /**
   * Wraps numbers without copying.
   *
   * @param positions x, y, z of each vertex, (V,3), finite
   * @param corners the vertices of each triangle, (F,3), in [0,V)
   * @throws IllegalArgumentException if a length is no multiple of 3, a position is not finite, or
   *     a corner is no vertex
   */
  public static Mesh of(float[] positions, int[] corners) {
    if (positions.length % AXES != 0 || corners.length % CORNERS != 0) {
      throw new IllegalArgumentException(
          "vertices and triangles come in threes: " + positions.length + ", " + corners.length);
    }
    for (float p : positions) {
      if (!Float.isFinite(p)) {
        throw new IllegalArgumentException("a position is not finite: " + p);
      }
    }
    int vertices = positions.length / AXES;
    for (int c : corners) {
      if (c < 0 || c >= vertices) {
        throw new IllegalArgumentException("vertex " + c + " of " + vertices);
      }
    }
    return new Mesh(positions, corners);
  }

  /** V. */
  public int vertexCount() {
    return positions.length / AXES;
  }

  /** F. */
  public int triangleCount() {
    return corners.length / CORNERS;
  }

  /**
   * A coordinate of a vertex.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public float position(int vertex, int axis) {
    return positions[vertex * AXES + axis];
  }

  /**
   * A vertex of a triangle.
   *
   * @param corner 0, 1 or 2
   */
  public int vertex(int triangle, int corner) {
    return corners[triangle * CORNERS + corner];
  }

  /** A copy of all positions, (V,3). */
  public float[] positions() {
    return positions.clone();
  }

  /** A copy of all corners, (F,3). */
  public int[] corners() {
    return corners.clone();
  }

  @Override
  public String toString() {
    return vertexCount() + " vertices, " + triangleCount() + " triangles";
  }
}
