package dev.tessera.model.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lays the straight form of one surface on that of another, so that landmarks that belong together
 * lie close there whatever the pose: the way that fits both as they are given is tried, and each of
 * the eight in which the axes may point. Of those that fit well and do not turn the surface inside
 * out the one that moves it least is taken; it drifts to the other.
 */
final class StraightMatch {
  private static final int WAYS = 9;

  /** Neighbours of a landmark that show on which side its surface lies. */
  private static final int NEIGHBOURS = 6;

  private static final Drift.Rules RULES = new Drift.Rules(0.5, 0.5, 120, 40);

  /** Where the drift begins, squared multiples of the mean way. */
  private static final double SQUARE = 0.02;

  /** Straight forms that lie worse on each other say nothing. */
  private static final double MOST = 0.06;

  /** An error that is so much larger than the least is not told from it. */
  private static final double ALIKE = 1.3;

  /**
   * A way that was tried.
   *
   * @param from landmarks in the straight form, its axes pointing as they were tried
   * @param side 1 if what lies left of a landmark lies left of its match, -1 if it lies right
   * @param far mean squared distance of landmarks from their matches, as the shapes are given
   */
  private record Way(Landmarks from, Alignment.Attempt attempt, double side, double far) {
    private double error() {
      return attempt.error();
    }
  }

  private final Landmarks from;
  private final Landmarks to;
  private final Landmarks straightTo;
  private final SurfaceGraph around;
  private final List<Way> ways = new ArrayList<>();
  private Optional<Drift> drift = Optional.empty();

  /** Tries nothing yet. */
  StraightMatch(Landmarks from, Landmarks to) {
    this.from = from;
    this.to = to;
    straightTo = straight(to, to.straight);
    around = SurfaceGraph.of(from.points, from.normals, NEIGHBOURS);
  }

  /** Landmarks as they lie in a straight form, where no normals are known. */
  private static Landmarks straight(Landmarks of, double[] places) {
    return new Landmarks(places, new double[places.length], of.ways, new double[0], of.joined);
  }

  /** Does a part of the work; says whether there is more. */
  boolean step() {
    if (from.straight.length == 0 || to.straight.length == 0) {
      return false;
    }
    if (ways.size() < WAYS) {
      ways.add(ways.isEmpty() ? asGiven() : flipped(ways.size() - 1, Rotation.NONE));
      return true;
    }
    if (drift.isEmpty()) {
      drift = best().map(this::drifting);
      return drift.isPresent();
    }
    return drift.get().step();
  }

  private Optional<Way> best() {
    double least =
        ways.stream().filter(way -> way.side > 0).mapToDouble(Way::error).min().orElse(MOST);
    return ways.stream()
        .filter(way -> way.side > 0 && way.error() < MOST && way.error() <= ALIKE * least)
        .min(Comparator.comparingDouble(Way::far));
  }

  private Drift drifting(Way way) {
    Drift.Task task = new Drift.Task(way.from, straightTo, PointPairs.NONE, way.attempt.placed());
    return new Drift(task, RULES, SQUARE);
  }

  /** The turn, mirrored or not, that brings the forms of landmarks that lie close together. */
  private Way asGiven() {
    double[] m = new double[9];
    for (int i = 0; i < from.count; i++) {
      int j = nearest(from.points, i, to.points);
      for (int k = 0; k < 9; k++) {
        m[k] += to.straight[3 * j + k / 3] * from.straight[3 * i + k % 3];
      }
    }
    int flip = Matrices.determinant(m) < 0 ? 1 : 0;
    for (int k = 0; k < 9 && flip == 1; k += 3) {
      m[k] = -m[k];
    }
    return flipped(flip, Rotation.nearest(m));
  }

  /** Bit a of a flip is set where axis a points the other way. */
  private Way flipped(int flip, Rotation start) {
    double[] places = from.straight.clone();
    for (int k = 0; k < places.length; k++) {
      places[k] *= (flip >> k % 3 & 1) == 0 ? 1 : -1;
    }
    Landmarks flipped = straight(from, places);
    Alignment.Attempt attempt = new Alignment(flipped, straightTo).attempt(start);
    double[] placed = attempt.placed().apply(places);
    int[] matches = new int[from.count];
    double far = 0;
    for (int i = 0; i < matches.length; i++) {
      matches[i] = nearest(placed, i, to.straight);
      far += SurfaceGraph.square(from.points, i, to.points, matches[i]) / matches.length;
    }
    return new Way(flipped, attempt, side(matches), far);
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
    return from.withStraight(drift.map(Drift::moved).orElseGet(() -> new double[0]));
  }

  /** How much is done, 0 to 1. */
  double progress() {
    return (ways.size() + drift.map(Drift::progress).orElse(0.0)) / (WAYS + 1);
  }
}
