package dev.tessera.model.metric;

import dev.tessera.model.signal.DistanceField;

/** Counts points that are inside of both of two solids, and of either. */
final class InsideCount {
  private final DistanceField a;
  private final DistanceField b;
  private final float[] distancesA;
  private final float[] distancesB;
  private long both;
  private long either;

  InsideCount(DistanceField a, DistanceField b, int capacity) {
    this.a = a;
    this.b = b;
    distancesA = new float[capacity];
    distancesB = new float[capacity];
  }

  /** Evaluates both at some points, (count,3). */
  void evaluate(float[] points, int count) {
    a.evaluate(points, count, distancesA);
    b.evaluate(points, count, distancesB);
  }

  /** How far the point last evaluated is from both surfaces at least. */
  float leastDistance(int point) {
    return Math.min(Math.abs(distancesA[point]), Math.abs(distancesB[point]));
  }

  /** Counts a point last evaluated as so many. */
  void add(int point, long points) {
    boolean insideA = distancesA[point] < 0;
    boolean insideB = distancesB[point] < 0;
    both += insideA && insideB ? points : 0;
    either += insideA || insideB ? points : 0;
  }

  double iou() {
    return either == 0 ? 1 : (double) both / either;
  }
}
