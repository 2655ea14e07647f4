package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * Edges to collapse, cheapest first: a binary heap. Entries are not removed when their vertices
 * change; the version they were added with tells that they are old.
 */
final class CollapseQueue {
  private double[] costs = new double[64];

  /** a, b and version of each entry. */
  private int[] entries = new int[3 * 64];

  private int size;
  private final int[] taken = new int[3];

  void add(double cost, int a, int b, int version) {
    if (size == costs.length) {
      costs = Arrays.copyOf(costs, 2 * size);
      entries = Arrays.copyOf(entries, 6 * size);
    }
    int at = size++;
    while (at > 0 && costs[(at - 1) / 2] > cost) {
      move((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    costs[at] = cost;
    entries[3 * at] = a;
    entries[3 * at + 1] = b;
    entries[3 * at + 2] = version;
  }

  /** Takes the cheapest entry out; false if there is none. */
  boolean next() {
    if (size == 0) {
      return false;
    }
    System.arraycopy(entries, 0, taken, 0, 3);
    size--;
    double cost = costs[size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && costs[child + 1] < costs[child]) {
        child++;
      }
      if (costs[child] >= cost) {
        break;
      }
      move(child, at);
      at = child;
    }
    move(size, at);
    return true;
  }

  private void move(int from, int to) {
    costs[to] = costs[from];
    System.arraycopy(entries, 3 * from, entries, 3 * to, 3);
  }

  /** A vertex of the entry taken last. */
  int a() {
    return taken[0];
  }

  /** The other vertex of the entry taken last. */
  int b() {
    return taken[1];
  }

  /** What the entry taken last was added with. */
  int version() {
    return taken[2];
  }
}
