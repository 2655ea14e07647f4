package dev.tessera.model.flow;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Points on, near and far from the first shape, each carried by the landmarks near it: at any
 * moment it is where their turned and scaled surroundings put it, on average.
 */
final class CarriedPoints {
  /** Landmarks that carry a point. */
  private static final int CARRIERS = 6;

  /** Of all points, those close to the surface, those near it; the rest is anywhere. */
  private static final double CLOSE = 0.9;

  private static final double NEAR = 0.08;
  private static final double CLOSE_BY = 0.012;
  private static final double NEAR_BY = 0.06;

  /** Points anywhere lie in a ball of this radius. */
  private static final double FAR = 1.2;

  /** How far space grows about a landmark, of the spacing of landmarks. */
  private static final double GROWING = 2;

  /** The spread of a landmark's weight, of the distance to the nearest. */
  private static final double BLUR = 0.6;

  private final double[] landmarks;
  private final double[] points;
  private final int[] carriers;
  private final double[] weights;
  private final double spacing;

  /** What landmarks say wrongly of where points end, seen from the first carrier, (N,3). */
  private final double[] corrections;

  private int ready;

  /**
   * Chooses points.
   *
   * @param surface points of the first shape, (M,3)
   * @param landmarks of it, (N,3)
   * @param count of points
   */
  CarriedPoints(float[] surface, double[] landmarks, int count, SplittableRandom random) {
    this.landmarks = landmarks;
    points = new double[3 * count];
    carriers = new int[CARRIERS * count];
    weights = new double[CARRIERS * count];
    corrections = new double[3 * count];
    spacing = 2 / Math.sqrt(landmarks.length / 3.0);
    for (int p = 0; p < count; p++) {
      double kind = random.nextDouble();
      int from = random.nextInt(surface.length / 3);
      double by = kind < CLOSE ? CLOSE_BY : NEAR_BY;
      double radius = FAR * Math.cbrt(random.nextDouble());
      double[] direction = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double length = Math.sqrt(Arrays.stream(direction).map(d -> d * d).sum()) + 1e-12;
      for (int a = 0; a < 3; a++) {
        points[3 * p + a] =
            kind < CLOSE + NEAR
                ? surface[3 * from + a] + by * direction[a]
                : radius * direction[a] / length;
      }
    }
  }

  /** Finds what carries some more points; says whether there are more. */
  boolean step(int some) {
    int to = Math.min(points.length / 3, ready + some);
    for (; ready < to; ready++) {
      carry(ready);
    }
    return 3 * ready < points.length;
  }

  private void carry(int p) {
    double[] squares = new double[CARRIERS];
    int count = 0;
    for (int i = 0; i < landmarks.length / 3; i++) {
      double square = SurfaceGraph.square(points, p, landmarks, i);
      if (count == CARRIERS && square >= squares[CARRIERS - 1]) {
        continue;
      }
      int at = count < CARRIERS ? count++ : CARRIERS - 1;
      while (at > 0 && squares[at - 1] > square) {
        squares[at] = squares[at - 1];
        carriers[CARRIERS * p + at] = carriers[CARRIERS * p + at - 1];
        at--;
      }
      squares[at] = square;
      carriers[CARRIERS * p + at] = i;
    }
    double blur = spacing + BLUR * Math.sqrt(squares[0]);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double weight = Math.exp((squares[0] - squares[k]) / (2 * blur * blur));
      weights[CARRIERS * p + k] = weight;
      sum += weight;
    }
    for (int k = 0; k < count; k++) {
      weights[CARRIERS * p + k] /= sum;
    }
  }

  /**
   * From now on a point ends elsewhere, and on its way is as much elsewhere as it has come, as the
   * space about it turns.
   *
   * @param last the moment at which all are at their ends
   * @param by the way from where it ended, (3)
   */
  void correct(int point, Moment last, double[] by) {
    double[] turn = last.turns[carriers[CARRIERS * point]];
    for (int a = 0; a < 3; a++) {
      corrections[3 * point + a] += turn[a] * by[0] + turn[a + 3] * by[1] + turn[a + 6] * by[2];
    }
  }

  int count() {
    return points.length / 3;
  }

  /** A coordinate of a point on the first shape. */
  double start(int point, int axis) {
    return points[3 * point + axis];
  }

  /** Where landmarks are at a moment, and how the space about them turns and grows. */
  static final class Moment {
    private final double[] at;
    private final double[][] turns;
    private final double[] scales;
    private final double t;

    Moment(LandmarkWay way, double t) {
      this.t = t;
      at = way.points(t);
      turns = way.turns(t);
      scales = way.scales(t);
    }
  }

  /**
   * Where a point is. Far from a landmark its surroundings turn, but do not grow.
   *
   * @param into receives x, y, z
   */
  void carried(int point, Moment moment, double[] into) {
    Arrays.fill(into, 0);
    for (int k = CARRIERS * point; k < CARRIERS * (point + 1); k++) {
      int i = carriers[k];
      double[] d = new double[3];
      double square = 0;
      for (int a = 0; a < 3; a++) {
        d[a] = points[3 * point + a] - landmarks[3 * i + a];
        square += d[a] * d[a];
      }
      double close = Math.exp(-square / (2 * GROWING * GROWING * spacing * spacing));
      double scale = 1 + close * (moment.scales[i] - 1);
      for (int a = 0; a < 3; a++) {
        double turned = Matrices.times(moment.turns[i], a, d[0], d[1], d[2]);
        into[a] += weights[k] * (moment.at[3 * i + a] + scale * turned);
      }
    }
    double[] turn = moment.turns[carriers[CARRIERS * point]];
    for (int a = 0; a < 3; a++) {
      into[a] +=
          moment.t
              * Matrices.times(
                  turn,
                  a,
                  corrections[3 * point],
                  corrections[3 * point + 1],
                  corrections[3 * point + 2]);
    }
  }
}
