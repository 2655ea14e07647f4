package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RememberedDistanceTest {
  private static final int CELLS = 24;

  /** What a field was asked for, point by point. */
  private final List<List<Float>> asked = new ArrayList<>();

  private final DistanceField told =
      (points, count, distances) -> {
        for (int i = 0; i < count; i++) {
          asked.add(List.of(points[3 * i], points[3 * i + 1], points[3 * i + 2]));
          distances[i] = points[3 * i] - 2 * points[3 * i + 1] + 3 * points[3 * i + 2];
        }
      };

  private static float corner(int index) {
    return (float) (-1 + 2.0 * index / CELLS);
  }

  private static float[] evaluated(DistanceField field, float... points) {
    float[] distances = new float[points.length / 3];
    field.evaluate(points, distances.length, distances);
    return distances;
  }

  @Test
  void aCornerIsAskedForOnceWhateverTheOrder() {
    RememberedDistance field = new RememberedDistance(told, CELLS);
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      float[] points = new float[3 * 40];
      for (int i = 0; i < points.length; i++) {
        points[i] = corner(random.nextInt(5) * 6);
      }
      float[] found = evaluated(field, points);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i])
            .isEqualTo(points[3 * i] - 2 * points[3 * i + 1] + 3 * points[3 * i + 2]);
      }
    }
    assertThat(asked).hasSize(5 * 5 * 5).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoCornerIsAskedForEachTime() {
    RememberedDistance field = new RememberedDistance(told, CELLS);
    float off = Math.nextUp(corner(7));
    float[] points = {off, corner(1), corner(2), corner(3), 1.5f, 0, -3, 0, 0};
    float[] first = evaluated(field, points);
    assertThat(evaluated(field, points)).isEqualTo(first).isEqualTo(evaluated(told, points));
    assertThat(asked).hasSize(9);
  }

  /** A function that is linear along each axis is what it is between corners, too. */
  @Test
  void betweenCornersLiesWhatIsMixed() {
    DistanceField product =
        Fields.of((x, y, z) -> 0.3 + x * y * z - 0.5 * x * y + 0.25 * y * z - z);
    InterpolatedDistance between =
        new InterpolatedDistance(new RememberedDistance(product, CELLS), CELLS);
    SplittableRandom random = new SplittableRandom(4);
    float[] points = new float[3 * 500];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1, 1);
    }
    float[] found = evaluated(between, points);
    float[] expected = evaluated(product, points);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void beyondTheCubeLiesWhatIsOnItsBorder() {
    InterpolatedDistance between = new InterpolatedDistance(told, CELLS);
    assertThat(evaluated(between, 2, 0, 0, -5, -5, 0.5f))
        .isEqualTo(evaluated(told, 1, 0, 0, -1, -1, 0.5f));
  }

  /** On an edge of a cell two corners count, in a corner one. */
  @Test
  void onlyTheCornersThatCountAreAskedFor() {
    InterpolatedDistance between = new InterpolatedDistance(told, CELLS);
    evaluated(between, corner(3), corner(4), (corner(5) + corner(6)) / 2);
    assertThat(asked)
        .containsExactly(
            List.of(corner(3), corner(4), corner(5)), List.of(corner(3), corner(4), corner(6)));
    asked.clear();
    evaluated(between, corner(9), corner(CELLS), corner(0));
    assertThat(asked).containsExactly(List.of(corner(9), corner(CELLS), corner(0)));
  }
}
