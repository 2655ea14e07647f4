package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import java.util.SplittableRandom;

/** Distance fields with a formula. */
final class Fields {
  private Fields() {}

  /** A signed distance at a point. */
  interface Formula {
    double at(double x, double y, double z);
  }

  static DistanceField of(Formula formula) {
    return (points, count, distances) -> {
      for (int i = 0; i < count; i++) {
        distances[i] = (float) formula.at(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
      }
    };
  }

  static DistanceField sphere(double radius) {
    return sphere(0, 0, 0, radius);
  }

  static DistanceField sphere(double cx, double cy, double cz, double radius) {
    return of((x, y, z) -> length(x - cx, y - cy, z - cz) - radius);
  }

  /** About the y axis. */
  static DistanceField torus(double large, double small) {
    return of((x, y, z) -> length(length(x, z, 0) - large, y, 0) - small);
  }

  static DistanceField box(double a, double b, double c) {
    return of(
        (x, y, z) -> {
          double dx = Math.abs(x) - a;
          double dy = Math.abs(y) - b;
          double dz = Math.abs(z) - c;
          return length(Math.max(dx, 0), Math.max(dy, 0), Math.max(dz, 0))
              + Math.min(0, Math.max(dx, Math.max(dy, dz)));
        });
  }

  static DistanceField union(DistanceField a, DistanceField b) {
    return (points, count, distances) -> {
      float[] other = new float[count];
      a.evaluate(points, count, distances);
      b.evaluate(points, count, other);
      for (int i = 0; i < count; i++) {
        distances[i] = Math.min(distances[i], other[i]);
      }
    };
  }

  static DistanceField clamped(DistanceField field, float most) {
    return (points, count, distances) -> {
      field.evaluate(points, count, distances);
      for (int i = 0; i < count; i++) {
        distances[i] = Math.max(-most, Math.min(most, distances[i]));
      }
    };
  }

  /** A value of its own, -1 to 1, at each point of the lattice of a resolution. */
  static DistanceField noise(int resolution, long seed) {
    int n = resolution + 1;
    float[] values = new float[n * n * n];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return of(
        (x, y, z) ->
            values[(place(z, resolution) * n + place(y, resolution)) * n + place(x, resolution)]);
  }

  private static int place(double coordinate, int resolution) {
    return (int) Math.round((coordinate + 1) / 2 * resolution);
  }

  private static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
