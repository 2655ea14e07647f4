package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepTest {
  /** 0.02 + 0.98 (1 + cos(pi p)) / 2, by hand. */
  @ParameterizedTest
  @CsvSource({
    "-1, 1",
    "0, 1",
    "0.25, 0.8564823",
    "0.5, 0.51",
    "0.75, 0.1635177",
    "1, 0.02",
    "7, 0.02"
  })
  void learningRatesFallAlongHalfACosine(double progress, double expected) {
    assertThat(Step.decay(progress)).isCloseTo(expected, within(1e-6));
  }
}
