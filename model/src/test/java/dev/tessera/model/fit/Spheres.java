package dev.tessera.model.fit;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** A family of one number: spheres about the origin by their radius. */
public final class Spheres {
  private static final int POINTS = 3000;

  private Spheres() {}

  /** Points about a sphere with exact distances. */
  public static ShapePoints of(double radius) {
    return ShapePoints.around(
        "sphere " + radius,
        (points, count, distances) -> {
          for (int p = 0; p < count; p++) {
            distances[p] = (float) (length(points, p) - radius);
          }
        },
        surface(radius, POINTS),
        POINTS,
        1);
  }

  /** Points on a sphere, evenly spread. */
  public static float[] surface(double radius, int count) {
    SplittableRandom random = new SplittableRandom(7);
    float[] points = new float[3 * count];
    for (int p = 0; p < count; p++) {
      for (int a = 0; a < 3; a++) {
        points[3 * p + a] = (float) random.nextGaussian();
      }
      double scale = radius / length(points, p);
      for (int a = 0; a < 3; a++) {
        points[3 * p + a] *= (float) scale;
      }
    }
    return points;
  }

  private static double length(float[] points, int p) {
    double x = points[3 * p];
    double y = points[3 * p + 1];
    double z = points[3 * p + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Six spheres of radius 0.3 to 0.8 to learn from, one between to judge by. */
  public static HeldOut<ShapePoints> set() {
    List<ShapePoints> training =
        DoubleStream.of(0.3, 0.4, 0.5, 0.6, 0.7, 0.8).mapToObj(Spheres::of).toList();
    return new HeldOut<>(training, List.of(of(0.55)));
  }

  /** Small and quick. */
  public static TrainOptions options(long steps) {
    return TrainOptions.ofFamily()
        .withField(new FieldSpec(3, 1, 24, 2, 3, 3, 3))
        .withSignals(new TrainOptions.Family(0.1, 0.3, 0.01, 0))
        .withSteps(new TrainOptions.Steps(3, 128, 5e-3, 2e-2, 0.001))
        .withStop(StopRule.afterSteps(steps));
  }
}
