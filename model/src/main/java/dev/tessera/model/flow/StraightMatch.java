package dev.tessera.model.flow;

import dev.tessera.model.linear.OrthogonalMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lays the straight form of one surface on that of another, so that landmarks that belong together
 * lie close there whatever the pose: the turn that fits both as they are given is tried, and many
 * in which the longest axis points one way or the other and the next two are turned about it,
 * mirrored or not. Those that fit best and do not turn the surface inside out drift to the other
 * form; the one is taken that is bent least by that or, of those bent alike, that moves the surface
 * least.
 */
final class StraightMatch {
  private static final int AXES = StraightForm.AXES;

  /** Landmarks that are looked at while the turn is sought. */
  private static final int SOME = 400;

  /** Angles of the second and third axis, which are spread nearly alike in many shapes. */
  private static final int ANGLES = 8;

  /** That of the shapes as they are given, and both ways of the first axis, mirrored or not. */
  private static final int WAYS = 1 + 4 * ANGLES;

  /** Neighbours of a landmark that show on which side its surface lies. */
  private static final int NEIGHBOURS = 6;

  /** Ways that drift at most, and how much worse than the best they may fit. */
  private static final int DRIFTING = 8;

  private static final double WORSE = 1.7;

  /** Errors that differ by less, as shares of themselves, are those of the same way. */
  private static final double SAME = 1e-3;

  /** Straight forms that must be bent more say nothing. */
  private static final double MOST = 0.03;

  /** What is bent so much more than the least is not told from it. */
  private static final double ALIKE = 1.2;

  /**
   * A way that was tried.
   *
   * @param side 1 if what lies left of a landmark lies left of its match, -1 if it lies right
   * @param far mean squared distance of landmarks from their matches, as the shapes are given
   */
  private record Way(FormTurn turned, double side, double far) {
    private double error() {
      return turned.error();
    }
  }

  /** A way that drifts, or did. */
  private record Drifted(Way way, FormDrift drift) {
    private double bend() {
      return drift.bend();
    }
  }

  private final Landmarks from;
  private final Landmarks to;
  private final SurfaceGraph around;
  private final List<Way> ways = new ArrayList<>();
  private final List<Drifted> drifts = new ArrayList<>();
  private int drifted;

  /** Tries nothing yet. */
  StraightMatch(Landmarks from, Landmarks to) {
    this.from = from;
    this.to = to;
    around = SurfaceGraph.of(some(from.points, 3), some(from.normals, 3), NEIGHBOURS);
  }

  /** The first landmarks are spread over the surface themselves. */
  private static double[] some(double[] all, int axes) {
    return Arrays.copyOf(all, Math.min(all.length, SOME * axes));
  }

  /** Does a part of the work; says whether there is more. */
  boolean step() {
    if (from.straight.length == 0 || to.straight.length == 0) {
      return false;
    }
    if (ways.size() < WAYS) {
      ways.add(tried(ways.isEmpty() ? asGiven() : start(ways.size() - 1)));
      return true;
    }
    if (drifts.isEmpty()) {
      fitting().forEach(way -> drifts.add(new Drifted(way, drift(way))));
    }
    if (drifted < drifts.size() && !drifts.get(drifted).drift.step()) {
      drifted++;
    }
    return drifted < drifts.size();
  }

  private FormDrift drift(Way way) {
    return new FormDrift(way.turned.placed(from.straight), to.straight);
  }

  /** The ways that fit best, best first, each once. */
  private List<Way> fitting() {
    List<Way> found = new ArrayList<>();
    ways.stream()
        .filter(way -> way.side > 0)
        .sorted(Comparator.comparingDouble(Way::error))
        .forEach(
            way -> {
              boolean first = found.isEmpty();
              double last = first ? 0 : found.get(found.size() - 1).error();
              if (found.size() < DRIFTING
                  && way.error() > (1 + SAME) * last
                  && (first || way.error() <= WORSE * found.get(0).error())) {
                found.add(way);
              }
            });
    return found;
  }

  private Optional<FormDrift> best() {
    double least = drifts.stream().mapToDouble(Drifted::bend).min().orElse(MOST);
    return drifts.stream()
        .filter(d -> d.bend() < MOST && d.bend() <= ALIKE * least)
        .min(Comparator.comparingDouble(d -> d.way.far))
        .map(Drifted::drift);
  }

  /** The turn, mirrored or not, that brings the forms of landmarks that lie close together. */
  private double[][] asGiven() {
    double[][] sums = new double[AXES][AXES];
    for (int i = 0; i < from.count; i++) {
      int j = nearest(from.points, i, to.points);
      for (int a = 0; a < AXES; a++) {
        for (int b = 0; b < AXES; b++) {
          sums[a][b] += from.straight[AXES * i + a] * to.straight[AXES * j + b];
        }
      }
    }
    return OrthogonalMatrix.nearest(sums);
  }

  private static double[][] start(int number) {
    int step = number / 4;
    double angle = 2 * Math.PI * step / ANGLES;
    double mirrored = (number & 2) == 0 ? 1 : -1;
    double[][] turn = new double[AXES][AXES];
    turn[0][0] = (number & 1) == 0 ? 1 : -1;
    turn[1][1] = Math.cos(angle);
    turn[1][2] = -mirrored * Math.sin(angle);
    turn[2][1] = Math.sin(angle);
    turn[2][2] = mirrored * Math.cos(angle);
    for (int axis = 3; axis < AXES; axis++) {
      turn[axis][axis] = 1;
    }
    return turn;
  }

  private Way tried(double[][] start) {
    FormTurn turned = new FormTurn(some(from.straight, AXES), some(to.straight, AXES), start);
    turned.settle();
    int[] matches = turned.matches();
    double far = 0;
    for (int i = 0; i < matches.length; i++) {
      far += SurfaceGraph.square(from.points, i, to.points, matches[i]) / matches.length;
    }
    return new Way(turned, side(matches), far);
  }

  private double side(int[] matches) {
    double sum = 0;
    double all = 1e-12;
    for (int i = 0; i < matches.length; i++) {
      int[] near = around.neighbours(i);
      for (int k = 1; k < near.length; k++) {
        int j = near[k - 1];
        int l = near[k];
        double product = from.side(i, j, l) * to.side(matches[i], matches[j], matches[l]);
        sum += product;
        all += Math.abs(product);
      }
    }
    return sum / all;
  }

  private static int nearest(double[] points, int i, double[] among) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < among.length / 3; j++) {
      double square = SurfaceGraph.square(points, i, among, j);
      best = square < least ? j : best;
      least = Math.min(square, least);
    }
    return best;
  }

  /** Landmarks of the first, their straight form, if any is found, laid on that of the second. */
  Landmarks first() {
    return from.withStraight(best().map(FormDrift::moved).orElseGet(() -> new double[0]));
  }

  /** How much is done, 0 to 1. */
  double progress() {
    double share = drifts.isEmpty() ? 0 : drifted / (double) drifts.size();
    return (ways.size() / (double) WAYS + share) / 2;
  }
}
