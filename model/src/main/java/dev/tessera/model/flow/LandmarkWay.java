package dev.tessera.model.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The way of each landmark from the first shape to the second, so that what is small keeps its
 * shape: every edge between neighbours turns and stretches evenly with its ends, and at each moment
 * the landmarks lie so that all edges are as near to that as can be (as-rigid-as-possible
 * interpolation, Alexa et al. 2000, on a graph, with a least-squares solution).
 */
final class LandmarkWay {
  /** Moments at which landmarks are put, both ends included; between them they go straight. */
  static final int MOMENTS = 17;

  /** How strongly a landmark is held on the straight line, of the pull of one edge. */
  private static final double HELD = 2e-3;

  private static final int ROUNDS = 400;
  private static final double EXACT = 1e-10;

  private final double[] from;
  private final double[] to;
  private final Turns turns;
  private final double[] scales;
  private final int[] heads;
  private final int[] tails;
  private final double[][] moments = new double[MOMENTS][];
  private int done;

  /**
   * Prepares.
   *
   * @param landmarks of the first shape
   * @param moved where they go, (N,3)
   */
  LandmarkWay(Landmarks landmarks, double[] moved) {
    from = landmarks.points;
    to = moved;
    int n = landmarks.count;
    int[][] joined = bothWays(landmarks.joined);
    int[][] across = new int[n][];
    int[][] near = new int[n][];
    for (int i = 0; i < n; i++) {
      across[i] = across(landmarks, i);
      near[i] = IntStream.concat(IntStream.of(joined[i]), IntStream.of(across[i])).toArray();
    }
    LocalMotion found = new LocalMotion(from, to, near);
    turns = new Turns(found.turns(), whole(from, to), near);
    scales = found.scales();
    int[][] edges =
        IntStream.range(0, n)
            .boxed()
            .flatMap(
                i ->
                    IntStream.concat(
                            IntStream.of(joined[i]).filter(j -> j > i), IntStream.of(across[i]))
                        .mapToObj(j -> new int[] {i, j}))
            .toArray(int[][]::new);
    heads = IntStream.range(0, edges.length).map(e -> edges[e][0]).toArray();
    tails = IntStream.range(0, edges.length).map(e -> edges[e][1]).toArray();
    moments[0] = from;
    moments[MOMENTS - 1] = to;
    done = 1;
  }

  /** Each is joined with those that are joined with it. */
  private static int[][] bothWays(int[][] joined) {
    List<Set<Integer>> all = new ArrayList<>();
    for (int i = 0; i < joined.length; i++) {
      all.add(new TreeSet<>());
    }
    for (int i = 0; i < joined.length; i++) {
      for (int j : joined[i]) {
        all.get(i).add(j);
        all.get(j).add(i);
      }
    }
    return all.stream()
        .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** How all points turn about their mean. */
  private static Rotation whole(double[] from, double[] to) {
    int n = from.length / 3;
    double[] means = new double[6];
    for (int k = 0; k < from.length; k++) {
      means[k % 3] += from[k] / n;
      means[3 + k % 3] += to[k] / n;
    }
    double[] m = new double[9];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 9; k++) {
        m[k] += (from[3 * i + k % 3] - means[k % 3]) * (to[3 * i + k / 3] - means[3 + k / 3]);
      }
    }
    return Rotation.nearest(m);
  }

  /** The nearest landmark behind one, on the other side of the solid; none if there is none. */
  private static int[] across(Landmarks of, int i) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < of.count; j++) {
      double ahead = 0;
      double facing = 0;
      for (int a = 0; a < 3; a++) {
        ahead += (of.points[3 * j + a] - of.points[3 * i + a]) * of.normals[3 * i + a];
        facing += of.normals[3 * i + a] * of.normals[3 * j + a];
      }
      double square = SurfaceGraph.square(of.points, i, of.points, j);
      if (facing < -0.5 && ahead < -0.7 * Math.sqrt(square) && square < least) {
        least = square;
        best = j;
      }
    }
    return best < 0 ? new int[0] : new int[] {best};
  }

  /** Puts all landmarks at one more moment; says whether there are more. */
  boolean step() {
    double t = done / (MOMENTS - 1.0);
    moments[done] = at(t, moments[done - 1]);
    return ++done < MOMENTS - 1;
  }

  /** What an edge is at a moment. */
  private double[] edge(int e, double t) {
    int i = heads[e];
    int j = tails[e];
    double[] whole = turns.between(i, j, 1);
    double[] part = turns.between(i, j, t);
    double[] wanted = new double[3];
    double[] before = new double[3];
    for (int a = 0; a < 3; a++) {
      before[a] = from[3 * j + a] - from[3 * i + a];
      wanted[a] = to[3 * j + a] - to[3 * i + a];
    }
    double[] mixed = new double[3];
    for (int a = 0; a < 3; a++) {
      double back = whole[a] * wanted[0] + whole[a + 3] * wanted[1] + whole[a + 6] * wanted[2];
      mixed[a] = (1 - t) * before[a] + t * back;
    }
    double[] found = new double[3];
    for (int a = 0; a < 3; a++) {
      found[a] = Matrices.times(part, a, mixed[0], mixed[1], mixed[2]);
    }
    return found;
  }

  /** Conjugate gradients from where the landmarks were a moment before. */
  private double[] at(double t, double[] start) {
    int n = from.length;
    double[] right = new double[n];
    for (int k = 0; k < n; k++) {
      right[k] = HELD * ((1 - t) * from[k] + t * to[k]);
    }
    for (int e = 0; e < heads.length; e++) {
      double[] edge = edge(e, t);
      for (int a = 0; a < 3; a++) {
        right[3 * tails[e] + a] += edge[a];
        right[3 * heads[e] + a] -= edge[a];
      }
    }
    double[] x = start.clone();
    double[] r = right.clone();
    double[] product = new double[n];
    multiply(x, product);
    for (int k = 0; k < n; k++) {
      r[k] -= product[k];
    }
    double[] p = r.clone();
    double rr = dot(r, r);
    for (int round = 0; round < ROUNDS && rr > EXACT * n; round++) {
      multiply(p, product);
      double alpha = rr / dot(p, product);
      for (int k = 0; k < n; k++) {
        x[k] += alpha * p[k];
        r[k] -= alpha * product[k];
      }
      double next = dot(r, r);
      for (int k = 0; k < n; k++) {
        p[k] = r[k] + next / rr * p[k];
      }
      rr = next;
    }
    return x;
  }

  private void multiply(double[] x, double[] into) {
    for (int k = 0; k < x.length; k++) {
      into[k] = HELD * x[k];
    }
    for (int e = 0; e < heads.length; e++) {
      for (int a = 0; a < 3; a++) {
        double d = x[3 * tails[e] + a] - x[3 * heads[e] + a];
        into[3 * tails[e] + a] += d;
        into[3 * heads[e] + a] -= d;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** How much of the landmarks' way is known, 0 to 1. */
  double progress() {
    return done / (MOMENTS - 1.0);
  }

  /** Where all landmarks are at any moment, (N,3). */
  double[] points(double t) {
    double at = t * (MOMENTS - 1);
    int first = Math.min(MOMENTS - 2, (int) at);
    double share = at - first;
    double[] found = new double[from.length];
    for (int k = 0; k < found.length; k++) {
      found[k] = (1 - share) * moments[first][k] + share * moments[first + 1][k];
    }
    return found;
  }

  /** How the space about each landmark is turned at a moment, (N) of (3,3). */
  double[][] turns(double t) {
    double[][] found = new double[scales.length][];
    for (int i = 0; i < found.length; i++) {
      found[i] = turns.at(i, t);
    }
    return found;
  }

  /** By how much the space close to each landmark is larger at a moment, (N). */
  double[] scales(double t) {
    double[] found = new double[scales.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = 1 + t * (scales[i] - 1);
    }
    return found;
  }
}
