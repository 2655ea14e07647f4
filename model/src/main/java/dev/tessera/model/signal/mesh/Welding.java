package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * Vertices of exactly equal position made one, for files that repeat them per triangle; plus and
 * minus zero are equal. Those that stay keep their order.
 */
public final class Welding {
  private static final int FREE = -1;

  private final int[] vertices;
  private final double[] positions;

  private Welding(int[] vertices, double[] positions) {
    this.vertices = vertices;
    this.positions = positions;
  }

  /**
   * Finds equal positions.
   *
   * @param positions x, y, z of each vertex, (V,3); not kept
   */
  public static Welding of(double[] positions) {
    Search search = new Search(positions);
    while (search.step(Integer.MAX_VALUE)) {}
    return search.welding();
  }

  /** Finds equal positions, a part at a time. */
  static final class Search {
    private final double[] positions;
    private final int[] vertices;
    private final double[] kept;
    private final int[] table;
    private int used;
    private int next;

    /**
     * Nothing searched yet.
     *
     * @param positions x, y, z of each vertex, (V,3)
     */
    Search(double[] positions) {
      this.positions = positions;
      int count = positions.length / 3;
      vertices = new int[count];
      kept = new double[positions.length];
      table = new int[Math.max(4, Integer.highestOneBit(Math.max(1, count)) * 4)];
      Arrays.fill(table, FREE);
    }

    /**
     * Looks at vertices.
     *
     * @param most how many
     * @return whether some are left
     */
    boolean step(int most) {
      int end = (int) Math.min(vertices.length, (long) next + most);
      for (int v = next; v < end; v++) {
        // Adding zero turns minus zero into plus zero.
        double x = positions[v * 3] + 0.0;
        double y = positions[v * 3 + 1] + 0.0;
        double z = positions[v * 3 + 2] + 0.0;
        int slot = hash(x, y, z) & (table.length - 1);
        while (table[slot] != FREE && !isAt(kept, table[slot], x, y, z)) {
          slot = (slot + 1) & (table.length - 1);
        }
        if (table[slot] == FREE) {
          table[slot] = used;
          kept[used * 3] = x;
          kept[used * 3 + 1] = y;
          kept[used * 3 + 2] = z;
          used++;
        }
        vertices[v] = table[slot];
      }
      next = end;
      return next < vertices.length;
    }

    /** What was found. */
    Welding welding() {
      return new Welding(vertices, Arrays.copyOf(kept, used * 3));
    }
  }

  /** A mesh whose vertices of equal position are one; triangles stay, even flat ones. */
  public static Mesh weld(Mesh mesh) {
    Welding welding = of(mesh.positions());
    int[] corners = mesh.corners();
    for (int i = 0; i < corners.length; i++) {
      corners[i] = welding.vertex(corners[i]);
    }
    return Mesh.of(welding.positions, corners);
  }

  /** Where a vertex of before is now. */
  public int vertex(int before) {
    return vertices[before];
  }

  /** How many vertices are left, V'. */
  int count() {
    return positions.length / 3;
  }

  /**
   * A coordinate of a vertex that is left.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  double position(int vertex, int axis) {
    return positions[vertex * 3 + axis];
  }

  /** A copy of the positions that are left, (V',3). */
  public double[] positions() {
    return positions.clone();
  }

  private static boolean isAt(double[] positions, int v, double x, double y, double z) {
    return positions[v * 3] == x && positions[v * 3 + 1] == y && positions[v * 3 + 2] == z;
  }

  private static int hash(double x, double y, double z) {
    long h = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    h = (h ^ Double.doubleToLongBits(y)) * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ Double.doubleToLongBits(z)) * 0x165667B19E3779F9L;
    return (int) (h >>> 32);
  }
}
