package dev.tessera.model.signal.mesh;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of a mesh's edges is left open; 0 for a closed mesh, however often it is closed. Found a
 * part at a time: vertices of one position are made one, edges are sorted by their lower vertex,
 * then those of each vertex are compared.
 */
final class OpenEdges {
  /** What is looked at: vertices, triangles twice, vertices that are left. */
  private enum Pass {
    WELD,
    COUNT,
    SORT,
    COMPARE,
    NONE
  }

  private final Mesh mesh;
  private final Welding.Search search;
  private Optional<Welding> welding = Optional.empty();
  private Pass pass = Pass.WELD;
  private int at;

  /** Where the edges of a lower vertex begin, then where the next of them goes, (V'+1). */
  private int[] starts = {};

  /** Twice the upper vertex of each edge, and 1 if it runs upwards, by the lower vertex. */
  private int[] edges = {};

  private double length;

  /** Nothing looked at yet. */
  OpenEdges(Mesh mesh) {
    this.mesh = mesh;
    search = new Welding.Search(mesh.positions());
  }

  /**
   * Goes on.
   *
   * @param visits vertices or triangles to look at
   * @return whether there is more to do
   */
  boolean step(int visits) {
    if (pass == Pass.WELD) {
      if (!search.step(visits)) {
        Welding welded = search.welding();
        welding = Optional.of(welded);
        starts = new int[welded.count() + 1];
        begin(Pass.COUNT);
      }
      return true;
    }
    int end = (int) Math.min(size(), (long) at + visits);
    switch (pass) {
      case COUNT, SORT -> lookAtTriangles(end);
      default -> compare(end);
    }
    at = end;
    if (at == size()) {
      next();
    }
    return pass != Pass.NONE;
  }

  /**
   * Once there is nothing more to do: the sum of the lengths of all edges that are run through more
   * often one way than the other, counted by the difference. Vertices at one position are one
   * vertex.
   */
  double length() {
    return length;
  }

  private int size() {
    return pass == Pass.COMPARE ? starts.length - 1 : mesh.triangleCount();
  }

  private void begin(Pass next) {
    pass = next;
    at = 0;
  }

  private void next() {
    if (pass == Pass.COUNT) {
      for (int v = 1; v < starts.length; v++) {
        starts[v] += starts[v - 1];
      }
      edges = new int[starts[starts.length - 1]];
      begin(Pass.SORT);
    } else {
      begin(pass == Pass.SORT ? Pass.COMPARE : Pass.NONE);
    }
  }

  /** Counting, starts[v] becomes where the edges of v end; sorting, where they begin. */
  private void lookAtTriangles(int end) {
    Welding welded = welding.orElseThrow();
    boolean counts = pass == Pass.COUNT;
    for (int t = at; t < end; t++) {
      for (int c = 0; c < 3; c++) {
        int from = welded.vertex(mesh.vertex(t, c));
        int to = welded.vertex(mesh.vertex(t, (c + 1) % 3));
        int lower = Math.min(from, to);
        if (from != to && counts) {
          starts[lower]++;
        } else if (from != to) {
          edges[--starts[lower]] = Math.max(from, to) * 2 + (from < to ? 1 : 0);
        }
      }
    }
  }

  private void compare(int end) {
    Welding welded = welding.orElseThrow();
    for (int lower = at; lower < end; lower++) {
      int last = starts[lower + 1];
      Arrays.sort(edges, starts[lower], last);
      int next;
      for (int i = starts[lower]; i < last; i = next) {
        int upper = edges[i] / 2;
        int difference = 0;
        for (next = i; next < last && edges[next] / 2 == upper; next++) {
          difference += (edges[next] & 1) == 0 ? -1 : 1;
        }
        if (difference != 0) {
          length += Math.abs(difference) * distance(welded, lower, upper);
        }
      }
    }
  }

  private static double distance(Welding welded, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = welded.position(a, axis) - welded.position(b, axis);
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
