package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaneFitTest {
  private static final double TOLERANCE = 0.15;

  /** What a point has. */
  private interface Seen {
    double at(int y, int x);
  }

  /** Points at whole pixels from -4 to 4 both ways. */
  private static PlaneFit.Points points(Seen seen) {
    PlaneFit.Points points = new PlaneFit.Points(81);
    for (int i = 0; i < 81; i++) {
      int y = i / 9 - 4;
      int x = i % 9 - 4;
      points.add(y, x, seen.at(y, x));
    }
    return points;
  }

  private static List<double[]> planes(PlaneFit.Points points) {
    return new PlaneFit(TOLERANCE).planes(points);
  }

  /** The mean square of -4 to 4 is 60 / 9; 2 more in the sum leave 10 / 13 of a slope. */
  @Test
  void slopesAreHeldTowardsZeroByAsMuchAsTheStiffnessSays() {
    List<double[]> planes =
        new PlaneFit(/* tolerance= */ 100).planes(points((y, x) -> 0.3 + 0.013 * y - 0.026 * x));
    assertThat(planes).hasSize(1);
    assertThat(planes.get(0)[0]).isCloseTo(0.3, within(1e-6));
    assertThat(planes.get(0)[1]).isCloseTo(0.010, within(1e-6));
    assertThat(planes.get(0)[2]).isCloseTo(-0.020, within(1e-6));
  }

  @Test
  void nearAndFarArePartedInTwo() {
    List<double[]> planes = planes(points((y, x) -> x < 1 ? -0.5 : 2));
    assertThat(planes).hasSize(2);
    double[] first = planes.get(0);
    double[] second = planes.get(1);
    assertThat(Math.min(first[0], second[0])).isCloseTo(-0.5, within(1e-3));
    assertThat(Math.max(first[0], second[0])).isCloseTo(2, within(1e-3));
  }

  @Test
  void whatDiffersByLessThanTheToleranceStaysTogether() {
    assertThat(planes(points((y, x) -> x < 1 ? 0 : 1.2 * TOLERANCE))).hasSize(1);
  }

  @Test
  void aCellHasFourPlanesAtMost() {
    PlaneFit.Points points = new PlaneFit.Points(800);
    for (int i = 0; i < 800; i++) {
      points.add(i % 9 - 4, i / 9 % 9 - 4, i % 8);
    }
    assertThat(planes(points)).hasSize(4);
  }

  @Test
  void fewPointsSayNothing() {
    PlaneFit.Points points = new PlaneFit.Points(5);
    for (int i = 0; i < 5; i++) {
      points.add(i, -i, 1);
    }
    assertThat(planes(points)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFewStraysDoNotMoveAPlane(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> planes =
        planes(points((y, x) -> x == y && y % 3 == 0 ? random.nextDouble(-3, 3) : 0.7));
    assertThat(planes).hasSize(1);
    assertThat(planes.get(0)[0]).isCloseTo(0.7, within(0.01));
  }
}
