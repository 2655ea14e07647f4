package dev.tessera.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LossTest {
  static Stream<Loss> losses() {
    return Stream.of(Loss.SQUARED, Loss.DISTANCE, Loss.CLAMPED);
  }

  @Test
  void theSquaredErrorIsTheSumOfSquaresAndItsSlopeIsThatOfTheMean() {
    float[] values = {1, 0.5f, -1};

    double sum = Loss.SQUARED.slopes(values, new float[] {0.5f, 0.5f, 1}, 6);

    assertThat(sum).isCloseTo(0.25 + 0 + 4, within(1e-9));
    assertThat(values).containsExactly(new float[] {1 / 6f, 0, -4 / 6f}, within(1e-7f));
  }

  @Test
  void whatIsBeyondTheClampOnTheWrongSideIsPulledBack() {
    float[] values = {0.5f, 3, -3, -2};
    float[] targets = {0.2f, 3, 0.5f, 0.2f};

    double sum = Loss.CLAMPED.slopes(values, targets, 4);

    // 3 counts as 1, -3 and -2 as -1
    assertThat(sum).isCloseTo(0.3 + 0 + 1.5 + 1.2, within(1e-6));
    assertThat(values).containsExactly(0.25f, 0, -0.25f, -0.25f);
  }

  /** The sum is that of the error whose mean over the count has the slopes. */
  @ParameterizedTest
  @MethodSource("losses")
  void slopesAreThoseOfTheMean(Loss loss) {
    float[] targets = {0.1f, -0.4f, 0.9f, 0.3f};
    float[] at = {0.3f, 0.2f, -0.5f, 0.85f};
    float[] slopes = at.clone();
    loss.slopes(slopes, targets, 8);
    for (int i = 0; i < at.length; i++) {
      float[] above = at.clone();
      float[] below = at.clone();
      above[i] += 1e-3f;
      below[i] -= 1e-3f;
      double moved = above[i] - below[i];
      double slope = (loss.slopes(above, targets, 8) - loss.slopes(below, targets, 8)) / moved;
      assertThat((double) slopes[i]).isCloseTo(slope / 8, within(1e-3));
    }
  }
}
