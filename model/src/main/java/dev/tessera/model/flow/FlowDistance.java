package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.DistanceField;

/**
 * A shape on the way between two: the distances to both, each carried along the flow, mixed by
 * their nearness:
 *
 * <pre>f(x) = (1-t) f_A(x + s a) + t f_B(x + (1-s) b) + level(t)</pre>
 *
 * At both ends it is the distance to the shape there. Where the flow stretches space it changes
 * faster than a distance, so it is given smaller than it is.
 */
public final class FlowDistance implements DistanceField, AutoCloseable {
  /** No flow that is meant stretches distances more, but where parts pass each other. */
  static final double SMALLER = 0.7;

  private final FlowPull pull;
  private final DistanceField first;
  private final DistanceField second;
  private final double place;
  private final double level;
  private float[] ofFirst = new float[0];
  private float[] ofSecond = new float[0];
  private float[] other = new float[0];

  /**
   * Brings the flow to the device.
   *
   * @param scope closed with this field
   * @param first distance to the first shape
   * @param second distance to the second
   * @param place 0 is the first shape, 1 the second
   */
  public FlowDistance(
      Scope scope, Flow flow, DistanceField first, DistanceField second, double place) {
    pull = new FlowPull(scope, flow, place);
    level = flow.level(place);
    this.first = first;
    this.second = second;
    this.place = place;
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    if (place == 0 || place == 1) {
      (place == 0 ? first : second).evaluate(points, count, distances);
      return;
    }
    if (other.length < count) {
      ofFirst = new float[3 * count];
      ofSecond = new float[3 * count];
      other = new float[count];
    }
    pull.pull(points, count, ofFirst, ofSecond);
    first.evaluate(ofFirst, count, distances);
    second.evaluate(ofSecond, count, other);
    for (int i = 0; i < count; i++) {
      double mixed = (1 - place) * distances[i] + place * other[i];
      distances[i] = (float) (SMALLER * (mixed + level));
    }
  }

  @Override
  public void close() {
    pull.close();
  }
}
