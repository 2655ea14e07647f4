package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatticeDistanceTest {
  private static final DistanceField PLANE =
      (points, count, found) -> {
        for (int p = 0; p < count; p++) {
          found[p] =
              0.6f * points[3 * p] - 0.8f * points[3 * p + 1] + 0.3f * points[3 * p + 2] - 0.1f;
        }
      };

  private static LatticeDistance complete(DistanceField exact, int cells) {
    LatticeDistance lattice = new LatticeDistance(cells);
    int steps = 1;
    while (lattice.step(exact)) {
      steps++;
    }
    assertThat(steps).isEqualTo(cells + 1);
    return lattice;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 16})
  void whatIsLinearIsExact(int cells) {
    LatticeDistance lattice = complete(PLANE, cells);
    SplittableRandom random = new SplittableRandom(cells);
    float[] points = new float[300];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1, 1);
    }
    points[0] = 1;
    points[1] = 1;
    points[2] = 1;
    float[] expected = new float[100];
    float[] found = new float[100];
    PLANE.evaluate(points, 100, expected);
    lattice.evaluate(points, 100, found);
    for (int p = 0; p < 100; p++) {
      assertThat(found[p]).isCloseTo(expected[p], within(1e-5f));
    }
  }

  @Test
  void outsideTheWayToTheCubeIsAdded() {
    LatticeDistance lattice = complete((points, count, found) -> Arrays.fill(found, 2), 4);
    float[] found = new float[1];
    lattice.evaluate(new float[] {1.3f, 0, -1.4f}, 1, found);
    assertThat(found[0]).isCloseTo(2.5f, within(1e-5f));
  }

  @Test
  void itAnswersNothingBeforeItIsComplete() {
    LatticeDistance lattice = new LatticeDistance(4);
    lattice.step(PLANE);
    assertThatThrownBy(() -> lattice.evaluate(new float[3], 1, new float[1]))
        .isInstanceOf(IllegalStateException.class);
  }
}
