package dev.tessera.model.flow;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Points of a surface, each joined with the nearest that face a similar way: paths along the
 * surface, not through thin parts nor from a leg to the one beside it.
 */
final class SurfaceGraph {
  /** Normals whose cosine is less belong to two sides of a thin part. */
  private static final double SAME_SIDE = -0.2;

  private final double[] points;
  private final int[][] neighbours;

  private SurfaceGraph(double[] points, int[][] neighbours) {
    this.points = points;
    this.neighbours = neighbours;
  }

  /** Joins points, some at a time. */
  static final class Builder {
    private final double[] points;
    private final double[] normals;
    private final int most;
    private final int[][] found;
    private int done;

    /**
     * Joins nothing yet.
     *
     * @param points (N,3)
     * @param normals (N,3), of length 1
     * @param most neighbours that each looks for; edges count both ways
     */
    Builder(double[] points, double[] normals, int most) {
      this.points = points;
      this.normals = normals;
      this.most = most;
      found = new int[points.length / 3][];
    }

    /** Joins some more points; says whether there are more. */
    boolean step(int some) {
      int to = (int) Math.min(found.length, (long) done + some);
      for (; done < to; done++) {
        found[done] = nearest(points, normals, done, most);
      }
      return done < found.length;
    }

    /** The graph, after the last step. */
    SurfaceGraph graph() {
      int[] sizes = new int[found.length];
      for (int[] of : found) {
        for (int j : of) {
          sizes[j]++;
        }
      }
      int[][] both = new int[found.length][];
      for (int i = 0; i < found.length; i++) {
        both[i] = Arrays.copyOf(found[i], found[i].length + sizes[i]);
        sizes[i] = found[i].length;
      }
      for (int i = 0; i < found.length; i++) {
        for (int j : found[i]) {
          both[j][sizes[j]++] = i;
        }
      }
      for (int i = 0; i < found.length; i++) {
        both[i] = Arrays.stream(both[i]).distinct().sorted().toArray();
      }
      return new SurfaceGraph(points, both);
    }
  }

  /** The vertices and edges of a mesh. */
  static SurfaceGraph of(Mesh mesh) {
    int[] sizes = new int[mesh.vertexCount()];
    int[] corners = mesh.corners();
    for (int corner : corners) {
      sizes[corner] += 2;
    }
    int[][] joined = new int[sizes.length][];
    for (int v = 0; v < sizes.length; v++) {
      joined[v] = new int[sizes[v]];
    }
    for (int c = 0; c < corners.length; c++) {
      int triangle = c / 3 * 3;
      joined[corners[c]][--sizes[corners[c]]] = corners[triangle + (c + 1) % 3];
      joined[corners[c]][--sizes[corners[c]]] = corners[triangle + (c + 2) % 3];
    }
    return new SurfaceGraph(mesh.positions(), joined);
  }

  /** All joined at once: for a thousand points or so. */
  static SurfaceGraph of(double[] points, double[] normals, int most) {
    Builder builder = new Builder(points, normals, most);
    builder.step(Integer.MAX_VALUE);
    return builder.graph();
  }

  private static int[] nearest(double[] points, double[] normals, int i, int most) {
    int[] best = new int[most];
    double[] squares = new double[most];
    int count = 0;
    for (int j = 0; j < points.length / 3; j++) {
      double square = square(points, i, points, j);
      if (j == i
          || (count == most && square >= squares[most - 1])
          || normals[3 * i] * normals[3 * j]
                  + normals[3 * i + 1] * normals[3 * j + 1]
                  + normals[3 * i + 2] * normals[3 * j + 2]
              < SAME_SIDE) {
        continue;
      }
      int at = count < most ? count++ : most - 1;
      while (at > 0 && squares[at - 1] > square) {
        squares[at] = squares[at - 1];
        best[at] = best[at - 1];
        at--;
      }
      squares[at] = square;
      best[at] = j;
    }
    return Arrays.copyOf(best, count);
  }

  /** The squared distance of two points. */
  static double square(double[] p, int i, double[] q, int j) {
    double x = p[3 * i] - q[3 * j];
    double y = p[3 * i + 1] - q[3 * j + 1];
    double z = p[3 * i + 2] - q[3 * j + 2];
    return x * x + y * y + z * z;
  }

  /** The points that one is joined with. */
  int[] neighbours(int point) {
    return neighbours[point];
  }

  /** The way along edges from one point to all, (N); infinite where none leads. */
  double[] ways(int from) {
    double[] far = new double[neighbours.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    visit(from, far, point -> true);
    return far;
  }

  /**
   * Visits points in the order of their ways from one, along edges (Dijkstra 1959).
   *
   * @param far receives the ways, (N), infinite before
   * @param visitor is told each point that is reached, and says whether to go on
   */
  void visit(int from, double[] far, IntPredicate visitor) {
    far[from] = 0;
    record Waiting(double way, int point) {}
    PriorityQueue<Waiting> waiting =
        new PriorityQueue<>((a, b) -> Double.compare(a.way(), b.way()));
    waiting.add(new Waiting(0, from));
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next.way() > far[next.point()]) {
        continue;
      }
      if (!visitor.test(next.point())) {
        return;
      }
      for (int j : neighbours[next.point()]) {
        double way = next.way() + Math.sqrt(square(points, next.point(), points, j));
        if (way < far[j]) {
          far[j] = way;
          waiting.add(new Waiting(way, j));
        }
      }
    }
  }
}
