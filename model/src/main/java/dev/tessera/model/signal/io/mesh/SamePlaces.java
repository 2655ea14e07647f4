package dev.tessera.model.signal.io.mesh;

import java.util.Arrays;

/** Finds vertices by their positions, while vertices are added. */
final class SamePlaces {
  private static final int FREE = -1;

  private int[] table = new int[1 << 10];
  private int count;

  SamePlaces() {
    Arrays.fill(table, FREE);
  }

  /**
   * The vertex at a position, or -1.
   *
   * @param positions x, y, z of all vertices
   */
  int find(double[] positions, double x, double y, double z) {
    return table[slot(positions, x, y, z)];
  }

  /**
   * Adds a vertex at whose position there is none.
   *
   * @param positions x, y, z of all vertices, this one among them
   */
  void add(double[] positions, int vertex) {
    if (2L * ++count > table.length) {
      int[] before = table;
      table = new int[MeshBuilder.grown(before.length, 2L * before.length)];
      Arrays.fill(table, FREE);
      for (int other : before) {
        if (other != FREE) {
          put(positions, other);
        }
      }
    }
    put(positions, vertex);
  }

  private void put(double[] positions, int v) {
    table[slot(positions, positions[3 * v], positions[3 * v + 1], positions[3 * v + 2])] = v;
  }

  private int slot(double[] positions, double x, double y, double z) {
    long h = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 32) ^ Double.doubleToLongBits(y)) * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ (h >>> 32) ^ Double.doubleToLongBits(z)) * 0x165667B19E3779F9L;
    int slot = (int) ((h >>> 33) % table.length);
    while (table[slot] != FREE && !isAt(positions, table[slot], x, y, z)) {
      slot = slot + 1 == table.length ? 0 : slot + 1;
    }
    return slot;
  }

  private static boolean isAt(double[] positions, int v, double x, double y, double z) {
    return positions[3 * v] == x && positions[3 * v + 1] == y && positions[3 * v + 2] == z;
  }
}
