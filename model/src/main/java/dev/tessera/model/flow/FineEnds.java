package dev.tessera.model.flow;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;

/**
 * Puts the ends of carried points right, which landmarks tell only as finely as they lie: what is
 * close to the first surface ends over its foot on the second, as far out as it began. In short
 * steps.
 */
final class FineEnds {
  private static final int AXES = 3;

  /** Points farther than this from the first surface end as landmarks tell, unit-sphere lengths. */
  private static final double CLOSE = 0.08;

  private final CarriedPoints points;
  private final CarriedPoints.Moment last;
  private final DistanceField first;
  private final Mesh second;
  private final Feet feet;
  private final double most;
  private int ready;

  /**
   * Nothing put right yet.
   *
   * @param first distance to the first surface
   * @param most an end that is much farther from where it should be was matched wrongly, and stays;
   *     infinite where feet are known
   */
  FineEnds(
      CarriedPoints points,
      LandmarkWay way,
      DistanceField first,
      Mesh second,
      Feet feet,
      double most) {
    this.points = points;
    last = new CarriedPoints.Moment(way, 1);
    this.first = first;
    this.second = second;
    this.feet = feet;
    this.most = most;
  }

  /** Puts some more ends right; says whether there are more. */
  boolean step(int some) {
    int count = Math.min(some, points.count() - ready);
    float[] starts = new float[AXES * count];
    float[] ends = new float[AXES * count];
    double[] end = new double[AXES];
    for (int p = 0; p < count; p++) {
      points.carried(ready + p, last, end);
      for (int a = 0; a < AXES; a++) {
        starts[AXES * p + a] = (float) points.start(ready + p, a);
        ends[AXES * p + a] = (float) end[a];
      }
    }
    float[] out = new float[count];
    first.evaluate(starts, count, out);
    float[] found = new float[AXES * count];
    int[] triangles = new int[count];
    feet.find(starts, ends, count, found, triangles);
    for (int p = 0; p < count; p++) {
      correct(p, out[p], ends, found, triangles[p]);
    }
    ready += count;
    return ready < points.count();
  }

  private void correct(int p, double out, float[] ends, float[] found, int triangle) {
    double twice = 2 * second.area(triangle);
    double[] by = new double[AXES];
    double square = 0;
    for (int a = 0; a < AXES; a++) {
      double normal = twice > 0 ? second.cross(triangle, a) / twice : 0;
      by[a] = found[AXES * p + a] + out * normal - ends[AXES * p + a];
      square += by[a] * by[a];
    }
    double share = Math.exp(-out * out / (CLOSE * CLOSE) - square / (most * most));
    for (int a = 0; a < AXES; a++) {
      by[a] *= share;
    }
    points.correct(ready + p, last, by);
  }
}
