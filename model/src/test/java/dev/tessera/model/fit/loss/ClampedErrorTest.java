package dev.tessera.model.fit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ClampedErrorTest {
  @Test
  void whatIsBeyondTheClampOnTheWrongSideIsPulledBack() {
    float[] values = {0.5f, 3, -3, -2};
    float[] targets = {0.2f, 3, 0.5f, 0.2f};

    double sum = new ClampedError().slopes(values, targets, 4);

    // 3 counts as 1, -3 and -2 as -1
    assertThat(sum).isCloseTo(0.3 + 0 + 1.5 + 1.2, within(1e-6));
    assertThat(values).containsExactly(0.25f, 0, -0.25f, -0.25f);
  }
}
