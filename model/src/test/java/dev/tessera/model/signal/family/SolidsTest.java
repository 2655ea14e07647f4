package dev.tessera.model.signal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SolidsTest {
  private static final int POINTS = 300;

  private static float distance(Solid solid, double x, double y, double z) {
    float[] value = new float[1];
    solid.evaluate(new float[] {(float) x, (float) y, (float) z}, 1, value);
    return value[0];
  }

  private static float[] anywhere(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1.1, 1.1);
    }
    return points;
  }

  @Test
  void aTurnedRightAngledTriangleIsACone() {
    // Radius 1, height 1, on the unit sphere about (0, 0.5, 0): scaled by 1/sqrt(1.25).
    Solid cone = SolidOfRevolution.of(new double[] {0, 1, 0}, new double[] {0, 0, 1});
    double scale = 1 / Math.sqrt(1.25);
    assertThat(distance(cone, 0, -scale, 0)).isCloseTo((float) (scale / 2), within(1e-6f));
    // On the axis, a third up: nearer to the slope, at 45 degrees, than to the ground.
    double y = (1 / 3.0 - 0.5) * scale;
    assertThat(distance(cone, 0, y, 0)).isCloseTo((float) (-scale / 3), within(1e-6f));
    double high = (0.8 - 0.5) * scale;
    assertThat(distance(cone, 0, high, 0))
        .isCloseTo((float) (-0.2 * scale * Math.sqrt(0.5)), within(1e-6f));
  }

  @Test
  void aTurnedSquareIsATubeThatIsOpenOnTheAxis() {
    Solid tube = SolidOfRevolution.of(new double[] {3, 4, 4, 3}, new double[] {-3, -3, 3, 3});
    assertThat(distance(tube, 0, 0, 0)).isCloseTo(0.6f, within(1e-6f));
    assertThat(distance(tube, 0, 0.6, 0.7)).isCloseTo(0f, within(1e-6f));
    assertThat(distance(tube, 0.7, 0, 0)).isCloseTo(-0.1f, within(1e-6f));
  }

  @Test
  void insideTwoBoxesTheWallBetweenThemDoesNotCount() {
    // Together a cube of side 2, cut in the middle; corners at (+-1,+-1,+-1) before scaling.
    Solid cube = BoxUnion.of(List.of(new Box(-1, -1, -1, 0, 1, 1), new Box(0, -1, -1, 1, 1, 1)));
    double scale = 1 / Math.sqrt(3);
    assertThat(distance(cube, 0, 0, 0)).isCloseTo((float) -scale, within(1e-6f));
    assertThat(distance(cube, 0.5 * scale, 0, 0)).isCloseTo((float) (-0.5 * scale), within(1e-6f));
    assertThat(distance(cube, 1, 1, 1))
        .isCloseTo((float) (Math.sqrt(3) * (1 - scale)), within(1e-6f));
  }

  @Test
  void atTheInnerCornerOfAnAngleTheNearestPointIsTheEdge() {
    // An L of three unit cubes about the origin's edge, which is empty at x > 0, y > 0.
    Solid angle = BoxUnion.of(List.of(new Box(-1, -1, -1, 1, 0, 1), new Box(-1, -1, -1, 0, 1, 1)));
    double scale = 1 / Math.sqrt(3);
    double d = -0.3 * scale;
    assertThat(distance(angle, d, d, 0))
        .isCloseTo((float) (-0.3 * scale * Math.sqrt(2)), within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void theDistanceIsThatToTheNearestOfManySurfacePoints(ShapeFamily family) {
    for (long seed = 0; seed < 4; seed++) {
      Solid solid = family.member(seed);
      float[] surface = solid.surface(new SplittableRandom(seed), 20_000);
      float[] points = anywhere(seed, POINTS);
      float[] distances = new float[POINTS];
      solid.evaluate(points, POINTS, distances);
      for (int p = 0; p < POINTS; p++) {
        double nearest = nearest(surface, points, p);
        // A sampled surface is never nearer than the surface, and its points are 0.02 apart.
        assertThat((double) Math.abs(distances[p])).isBetween(nearest - 0.06, nearest + 1e-5);
      }
    }
  }

  private static double nearest(float[] surface, float[] points, int p) {
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < surface.length; s += 3) {
      double dx = surface[s] - points[3 * p];
      double dy = surface[s + 1] - points[3 * p + 1];
      double dz = surface[s + 2] - points[3 * p + 2];
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(least);
  }

  @ParameterizedTest
  @EnumSource
  void theDistanceIsZeroOnTheSurfaceAndChangesSignAcrossIt(ShapeFamily family) {
    for (long seed = 0; seed < 8; seed++) {
      Solid solid = family.member(seed);
      float[] surface = solid.surface(new SplittableRandom(seed), POINTS);
      float[] distances = new float[POINTS];
      solid.evaluate(surface, POINTS, distances);
      for (float d : distances) {
        assertThat(d).isCloseTo(0, within(1e-6f));
      }
      assertThat(distance(solid, 0, 2, 0)).isGreaterThanOrEqualTo(1f);
      float[] points = anywhere(seed, 20_000);
      float[] everywhere = new float[20_000];
      solid.evaluate(points, 20_000, everywhere);
      double inside = 0;
      for (float d : everywhere) {
        inside += d < 0 ? 1 : 0;
      }
      assertThat(inside / 20_000).isBetween(0.01, 0.4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSlopeIsOneAlmostEverywhere(ShapeFamily family) {
    double h = 1e-3;
    for (long seed = 0; seed < 8; seed++) {
      Solid solid = family.member(seed);
      float[] points = anywhere(seed, POINTS);
      int ones = 0;
      for (int p = 0; p < POINTS; p++) {
        double square = 0;
        for (int a = 0; a < 3; a++) {
          double[] q = {points[3 * p], points[3 * p + 1], points[3 * p + 2]};
          q[a] += h;
          double up = distance(solid, q[0], q[1], q[2]);
          q[a] -= 2 * h;
          double slope = (up - distance(solid, q[0], q[1], q[2])) / (2 * h);
          square += slope * slope;
        }
        double length = Math.sqrt(square);
        ones += Math.abs(length - 1) < 1e-3 ? 1 : 0;
      }
      // The others lie on ridges, where two surface points are equally near.
      assertThat(ones).isGreaterThan(POINTS * 95 / 100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMemberFillsTheUnitSphere(ShapeFamily family) {
    for (long seed = 0; seed < 256; seed++) {
      float[] surface = family.member(seed).surface(new SplittableRandom(seed), 4000);
      double farthest = 0;
      for (int s = 0; s < surface.length; s += 3) {
        farthest =
            Math.max(farthest, Math.hypot(surface[s], Math.hypot(surface[s + 1], surface[s + 2])));
      }
      assertThat(farthest).isBetween(0.93, 1.000001);
    }
  }

  @ParameterizedTest
  @CsvSource({"VASES,vase-007", "CHAIRS,chair-007"})
  void membersDifferAndAreTheSameAgain(ShapeFamily family, String name) {
    assertThat(family.memberName(7)).isEqualTo(name);
    float[] points = anywhere(1, POINTS);
    float[] one = new float[POINTS];
    float[] again = new float[POINTS];
    float[] other = new float[POINTS];
    family.member(7).evaluate(points, POINTS, one);
    family.member(7).evaluate(points, POINTS, again);
    family.member(8).evaluate(points, POINTS, other);
    assertThat(one).isEqualTo(again).isNotEqualTo(other);
  }
}
