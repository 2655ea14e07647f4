package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StraightFormTest {
  private static final int POINTS = 60;
  private static final int SOURCES = 20;

  private static double[] cloud() {
    SplittableRandom random = new SplittableRandom(3);
    double[] points = new double[3 * POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.nextDouble(-1, 1) * (3 - i % 3);
    }
    return points;
  }

  private static List<double[]> ways(double[] points) {
    List<double[]> ways = new ArrayList<>();
    for (int s = 0; s < SOURCES; s++) {
      double[] from = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        from[i] = Math.sqrt(SurfaceGraph.square(points, s, points, i));
      }
      ways.add(from);
    }
    return ways;
  }

  /** Where ways are straight lines in space the form has the distances of the points themselves. */
  @Test
  void straightWaysGiveThePointsBack() {
    double[] points = cloud();
    double mean = 2;
    double[] form = StraightForm.of(ways(points), mean);
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < i; j++) {
        double expected = Math.sqrt(SurfaceGraph.square(points, i, points, j)) / mean;
        assertThat(Math.sqrt(SurfaceGraph.square(form, i, form, j)))
            .isCloseTo(expected, within(1e-8));
      }
    }
  }

  @Test
  void thereIsNoneWhereAPointCannotBeReached() {
    List<double[]> ways = ways(cloud());
    ways.get(2)[5] = Double.POSITIVE_INFINITY;
    assertThat(StraightForm.of(ways, 1)).isEmpty();
  }

  @Test
  void thereIsNoneOfAPlane() {
    double[] points = cloud();
    for (int i = 0; i < POINTS; i++) {
      points[3 * i + 2] = 0;
    }
    assertThat(StraightForm.of(ways(points), 1)).isEmpty();
  }
}
