package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WarpTest {
  private static double[] numbers(int count, SplittableRandom random) {
    return random.doubles(count, -0.7, 0.7).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void slopesAreThoseOfFiniteDifferences(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Warp warp =
        Warp.of(new Alignment.Placed(RotationTest.random(random), numbers(3, random)))
            .with(new Warp.Kernels(numbers(30, random), numbers(30, random), 0.4))
            .with(new Warp.Kernels(numbers(15, random), numbers(15, random), 0.2));
    double[] point = numbers(3, random);
    double[] slope = warp.slope(point[0], point[1], point[2]);
    double h = 1e-5;
    for (int column = 0; column < 3; column++) {
      double[] before = point.clone();
      double[] after = point.clone();
      before[column] -= h;
      after[column] += h;
      double[] low = warp.apply(before);
      double[] high = warp.apply(after);
      for (int row = 0; row < 3; row++) {
        assertThat(slope[3 * row + column])
            .isCloseTo((high[row] - low[row]) / (2 * h), within(1e-6));
      }
    }
  }
}
