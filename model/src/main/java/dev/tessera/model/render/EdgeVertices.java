package dev.tessera.model.render;

import java.util.Arrays;

/** Which vertex lies on an edge of the lattice: a hash table of ints, open addressing. */
final class EdgeVertices {
  /** What {@link #get} says of an edge without a vertex. */
  static final int NONE = -1;

  private int[] keys = filled(1 << 10);
  private int[] vertices = new int[1 << 10];
  private int size;

  private static int[] filled(int length) {
    int[] keys = new int[length];
    Arrays.fill(keys, NONE);
    return keys;
  }

  /** The vertex of an edge, or {@link #NONE}. */
  int get(int edge) {
    int slot = slot(edge);
    return keys[slot] == edge ? vertices[slot] : NONE;
  }

  /**
   * Adds an edge that has no vertex yet.
   *
   * @param edge at least 0
   */
  void put(int edge, int vertex) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int slot = slot(edge);
    keys[slot] = edge;
    vertices[slot] = vertex;
    size++;
  }

  /** Where an edge is, or the free slot where it belongs. */
  private int slot(int edge) {
    int mask = keys.length - 1;
    int hash = edge * 0x9E3779B9;
    int slot = (hash ^ hash >>> 15) & mask;
    while (keys[slot] != NONE && keys[slot] != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldVertices = vertices;
    keys = filled(2 * oldKeys.length);
    vertices = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        vertices[slot] = oldVertices[i];
      }
    }
  }
}
