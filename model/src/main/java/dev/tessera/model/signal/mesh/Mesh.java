package dev.tessera.model.signal.mesh;

/**
 * An immutable triangle mesh: vertices shared by triangles that are counter-clockwise seen from
 * outside. Any scale, any unit: positions are double, so that a scan in the coordinates of a map
 * keeps its millimetres. In the unit sphere they are floats, see {@link Placement#toUnit}.
 *
 * <p>The arrays given to {@link #of} are handed over: the caller must not touch them again.
 */
public final class Mesh {
  private static final int AXES = 3;
  private static final int CORNERS = 3;
  private static final double FLAT = 1e-10;

  private final double[] positions;
  private final int[] corners;
  private final SharedDistance distance = new SharedDistance();

  private Mesh(double[] positions, int[] corners) {
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
  public static Mesh of(double[] positions, int[] corners) {
    if (positions.length % AXES != 0 || corners.length % CORNERS != 0) {
      throw new IllegalArgumentException(
          "vertices and triangles come in threes: " + positions.length + ", " + corners.length);
    }
    for (double p : positions) {
      if (!Double.isFinite(p)) {
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

  /**
   * A mesh of float positions, which are copied.
   *
   * @param positions as in {@link #of(double[], int[])}
   * @param corners as in {@link #of(double[], int[])}
   * @throws IllegalArgumentException as {@link #of(double[], int[])}
   */
  public static Mesh of(float[] positions, int[] corners) {
    double[] wide = new double[positions.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = positions[i];
    }
    return of(wide, corners);
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
  public double position(int vertex, int axis) {
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

  /**
   * Twice the area of a triangle along its normal, the cross product of two edges.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double cross(int triangle, int axis) {
    int a = corners[triangle * CORNERS] * AXES;
    int b = corners[triangle * CORNERS + 1] * AXES;
    int c = corners[triangle * CORNERS + 2] * AXES;
    int i = (axis + 1) % AXES;
    int j = (axis + 2) % AXES;
    double iToB = positions[b + i] - positions[a + i];
    double jToB = positions[b + j] - positions[a + j];
    double iToC = positions[c + i] - positions[a + i];
    double jToC = positions[c + j] - positions[a + j];
    return iToB * jToC - jToB * iToC;
  }

  /** The area of a triangle, square units of the mesh. */
  public double area(int triangle) {
    double x = cross(triangle, 0);
    double y = cross(triangle, 1);
    double z = cross(triangle, 2);
    return Math.sqrt(x * x + y * y + z * z) / 2;
  }

  /**
   * Whether a triangle is none to look at: a corner twice, or all on one line to within 1e-10 of
   * its longest edge.
   */
  public boolean isDegenerate(int triangle) {
    double longest = 0;
    for (int k = 0; k < CORNERS; k++) {
      int p = corners[triangle * CORNERS + k] * AXES;
      int q = corners[triangle * CORNERS + (k + 1) % CORNERS] * AXES;
      double square = 0;
      for (int axis = 0; axis < AXES; axis++) {
        double d = positions[p + axis] - positions[q + axis];
        square += d * d;
      }
      longest = Math.max(longest, square);
    }
    return 2 * area(triangle) <= FLAT * longest;
  }

  /** A copy of all positions, (V,3). */
  public double[] positions() {
    return positions.clone();
  }

  /** All positions rounded to float, (V,3): exact in the unit sphere. */
  public float[] floatPositions() {
    float[] floats = new float[positions.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) positions[i];
    }
    return floats;
  }

  /** A copy of all corners, (F,3). */
  public int[] corners() {
    return corners.clone();
  }

  /** The distance to this mesh, as far as it is prepared. */
  SharedDistance distance() {
    return distance;
  }

  @Override
  public String toString() {
    return vertexCount() + " vertices, " + triangleCount() + " triangles";
  }
}
