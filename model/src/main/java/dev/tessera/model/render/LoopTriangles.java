package dev.tessera.model.render;

import java.util.Arrays;

/**
 * Cuts the loops of a cube into triangles so that no inner diagonal joins two crossings of one face
 * of the cube: the neighbour beyond that face could have the same diagonal, and four triangles
 * would meet in it. Of the ways that remain, of which there always are some, the one with the
 * shortest diagonals is taken, for crossings in the middle of their edges.
 */
final class LoopTriangles {
  private final byte[] loop;
  private final double[][] cost;
  private final int[][] apex;

  private LoopTriangles(byte[] loop) {
    this.loop = loop;
    cost = new double[loop.length][loop.length];
    apex = new int[loop.length][loop.length];
    for (int span = 2; span < loop.length; span++) {
      for (int from = 0; from + span < loop.length; from++) {
        solve(from, from + span);
      }
    }
  }

  /**
   * The triangles of several loops.
   *
   * @param loops the edges of each
   * @return the three edges of each triangle, in the direction of the loops
   */
  static byte[] of(byte[][] loops) {
    byte[] triangles = new byte[0];
    for (byte[] loop : loops) {
      triangles = new LoopTriangles(loop).collect(triangles, 0, loop.length - 1);
    }
    return triangles;
  }

  /** The best way to fill the polygon of the crossings from one to another and the line between. */
  private void solve(int from, int to) {
    cost[from][to] = Double.POSITIVE_INFINITY;
    for (int middle = from + 1; middle < to; middle++) {
      double sum =
          cost[from][middle] + cost[middle][to] + diagonal(from, middle) + diagonal(middle, to);
      if (sum < cost[from][to]) {
        cost[from][to] = sum;
        apex[from][to] = middle;
      }
    }
  }

  private double diagonal(int from, int to) {
    if (to == from + 1) {
      return 0;
    }
    if (CubeCases.shareFace(loop[from], loop[to])) {
      return Double.POSITIVE_INFINITY;
    }
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = middle(loop[from], axis) - middle(loop[to], axis);
      square += d * d;
    }
    return Math.sqrt(square);
  }

  private static double middle(int edge, int axis) {
    return axis == CubeCases.axis(edge) ? 0.5 : CubeCases.base(edge) >> axis & 1;
  }

  private byte[] collect(byte[] triangles, int from, int to) {
    if (to == from + 1) {
      return triangles;
    }
    int middle = apex[from][to];
    byte[] more = collect(collect(triangles, from, middle), middle, to);
    int size = more.length;
    byte[] all = Arrays.copyOf(more, size + 3);
    all[size] = loop[from];
    all[size + 1] = loop[middle];
    all[size + 2] = loop[to];
    return all;
  }
}
