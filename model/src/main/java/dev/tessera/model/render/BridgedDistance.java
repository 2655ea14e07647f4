package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import java.util.List;

/**
 * A distance with round bridges: f joined with |p - bridge| - radius, by a minimum that is smooth
 * where both are alike (the polynomial one of I. Quilez), so that bridges grow out of what they
 * join. It is nowhere more than either.
 */
final class BridgedDistance implements DistanceField {
  private final DistanceField field;
  private final List<Bridge> bridges;
  private final double radius;

  /**
   * Joins a field.
   *
   * @param bridges one or more
   * @param radius of all bridges, unit-sphere lengths
   */
  BridgedDistance(DistanceField field, List<Bridge> bridges, double radius) {
    this.field = field;
    this.bridges = List.copyOf(bridges);
    this.radius = radius;
  }

  @Override
  public int atOnce(int usual) {
    return field.atOnce(usual);
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    field.evaluate(points, count, distances);
    for (int i = 0; i < count; i++) {
      double far = Double.POSITIVE_INFINITY;
      for (Bridge bridge : bridges) {
        far = Math.min(far, bridge.distance(points[3 * i], points[3 * i + 1], points[3 * i + 2]));
      }
      double joined = far - radius;
      double alike = Math.max(0, 1 - Math.abs(distances[i] - joined) / radius);
      distances[i] = (float) (Math.min(distances[i], joined) - radius * alike * alike / 4);
    }
  }
}
