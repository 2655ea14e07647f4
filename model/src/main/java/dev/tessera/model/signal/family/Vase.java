package dev.tessera.model.signal.family;

import java.util.SplittableRandom;

/**
 * A vase: radii at five heights (foot, belly, shoulder, neck, lip), joined by a natural cubic
 * spline; a wall of even thickness along r, and a bottom.
 */
final class Vase {
  private static final int SIDES = 40;

  private Vase() {}

  /** Lengths are relative to each other: {@link SolidOfRevolution#of} places the vase. */
  static Solid of(long seed) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong());
    double height = random.nextDouble(1.1, 2.6);
    double wall = random.nextDouble(0.09, 0.15);
    double foot = random.nextDouble(0.26, 0.55);
    double belly = random.nextDouble(0.45, 0.85);
    double shoulder = belly * random.nextDouble(0.75, 1.1);
    double neck = random.nextDouble(0.27, 0.6);
    double lip = neck * random.nextDouble(0.95, 1.5);
    double bellyAt = random.nextDouble(0.22, 0.42);
    double shoulderAt = bellyAt + random.nextDouble(0.15, 0.25);
    double neckAt = random.nextDouble(0.76, 0.86);
    CubicSpline profile =
        new CubicSpline(
            new double[] {0, bellyAt, shoulderAt, neckAt, 1},
            new double[] {foot, belly, shoulder, neck, lip});
    double bottom = wall * random.nextDouble(0.9, 1.3);
    double[] radii = new double[2 * SIDES + 4];
    double[] heights = new double[radii.length];
    int last = radii.length - 1;
    for (int i = 0; i <= SIDES; i++) {
      double outer = i / (double) SIDES;
      radii[i + 1] = Math.max(0.22, profile.at(outer));
      heights[i + 1] = height * outer;
      double inner = bottom / height + (1 - bottom / height) * outer;
      radii[last - 1 - i] = Math.max(0.22, profile.at(inner)) - wall;
      heights[last - 1 - i] = height * inner;
    }
    heights[last] = bottom; // on the axis, as the first corner is
    return SolidOfRevolution.of(radii, heights);
  }
}
