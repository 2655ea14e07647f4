package dev.tessera.model.signal.mesh;

/** Points of a surface, without any knowledge of inside and outside; immutable. */
public final class PointCloud {
  private static final int AXES = 3;

  private final double[] positions;

  private PointCloud(double[] positions) {
    this.positions = positions;
  }

  /**
   * Wraps numbers without copying.
   *
   * @param positions x, y, z of each point, (N,3), at least one
   */
  public static PointCloud of(double[] positions) {
    if (positions.length == 0 || positions.length % AXES != 0) {
      throw new IllegalArgumentException("points are (N,3), found " + positions.length);
    }
    return new PointCloud(positions);
  }

  /** Points at float positions, which are copied. */
  public static PointCloud of(float[] positions) {
    double[] wide = new double[positions.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = positions[i];
    }
    return of(wide);
  }

  /** N. */
  public int count() {
    return positions.length / AXES;
  }

  /**
   * A coordinate of a point.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double position(int point, int axis) {
    return positions[AXES * point + axis];
  }

  /** A copy of all coordinates, (N,3). */
  public double[] toArray() {
    return positions.clone();
  }

  /** All coordinates rounded to float, (N,3): exact in the unit sphere. */
  public float[] floats() {
    float[] floats = new float[positions.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) positions[i];
    }
    return floats;
  }

  /** Every k-th point, so that there are no more than as many as wanted. */
  public PointCloud thinned(int most) {
    int step = Math.max(1, (count() + most - 1) / most);
    double[] some = new double[AXES * ((count() + step - 1) / step)];
    for (int i = 0; i < some.length / AXES; i++) {
      System.arraycopy(positions, AXES * i * step, some, AXES * i, AXES);
    }
    return new PointCloud(some);
  }

  /** A small octahedron about each point, so that points can be seen. */
  public Mesh dots(double radius) {
    int points = count();
    double[] corners = new double[points * 6 * AXES];
    int[] triangles = new int[points * 8 * AXES];
    int used = 0;
    for (int p = 0; p < points; p++) {
      for (int corner = 0; corner < 6; corner++) {
        int at = AXES * (6 * p + corner);
        System.arraycopy(positions, AXES * p, corners, at, AXES);
        corners[at + corner / 2] += corner % 2 == 0 ? radius : -radius;
      }
      for (int side = 0; side < 8; side++) {
        int x = 6 * p + (side & 1);
        int y = 6 * p + 2 + (side >> 1 & 1);
        int z = 6 * p + 4 + (side >> 2 & 1);
        boolean even = Integer.bitCount(side) % 2 == 0;
        triangles[used++] = x;
        triangles[used++] = even ? y : z;
        triangles[used++] = even ? z : y;
      }
    }
    return Mesh.of(corners, triangles);
  }
}
