package dev.tessera.model.signal.mesh;

/** Unit vectors, one per vertex of a mesh, (V,3), pointing outwards; the array is handed over. */
public final class Normals {
  private final float[] directions;

  private Normals(float[] directions) {
    this.directions = directions;
  }

  /**
   * Wraps numbers without copying.
   *
   * @param directions x, y, z of each normal, (V,3)
   * @throws IllegalArgumentException if the length is no multiple of 3
   */
  public static Normals of(float[] directions) {
    if (directions.length % 3 != 0) {
      throw new IllegalArgumentException("normals come in threes: " + directions.length);
    }
    return new Normals(directions);
  }

  /** V. */
  public int count() {
    return directions.length / 3;
  }

  /**
   * A coordinate of a normal.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public float get(int vertex, int axis) {
    return directions[vertex * 3 + axis];
  }
}
