package dev.tessera.model.fit;

import dev.tessera.model.signal.DistanceField;
import java.util.SplittableRandom;

/** A distance field seen from another side: turned about the origin. */
final class TurnedField implements DistanceField {
  private static final int AXES = 3;

  private final DistanceField still;
  private final double[] rows;

  private TurnedField(DistanceField still, double[] rows) {
    this.still = still;
    this.rows = rows;
  }

  /** Turned at random, every orientation alike (Shoemake 1992, by a normal quaternion). */
  static TurnedField of(DistanceField still, SplittableRandom random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double s = 2 / (w * w + x * x + y * y + z * z);
    double[] rows = {
      1 - s * (y * y + z * z),
      s * (x * y - w * z),
      s * (x * z + w * y),
      s * (x * y + w * z),
      1 - s * (x * x + z * z),
      s * (y * z - w * x),
      s * (x * z - w * y),
      s * (y * z + w * x),
      1 - s * (x * x + y * y)
    };
    return new TurnedField(still, rows);
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    float[] turned = new float[count * AXES];
    for (int p = 0; p < turned.length; p += AXES) {
      for (int row = 0; row < AXES; row++) {
        double sum = 0;
        for (int axis = 0; axis < AXES; axis++) {
          sum += rows[row * AXES + axis] * points[p + axis];
        }
        turned[p + row] = (float) sum;
      }
    }
    still.evaluate(turned, count, distances);
  }
}
