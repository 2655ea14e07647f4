package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmaTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.999})
  void aConstantStaysConstant(double weight) {
    Ema ema = new Ema(weight);
    for (int i = 0; i < 1000; i++) {
      assertThat(ema.next(31.4)).isCloseTo(31.4, within(1e-9));
    }
  }

  @Test
  void averagesWithTheWeightOfThePast() {
    Ema ema = new Ema(0.5);
    assertThat(ema.next(10)).isEqualTo(10);
    // (0.25 * 10 + 0.5 * 20) / 0.75 and (0.125 * 10 + 0.25 * 20 + 0.5 * 40) / 0.875
    assertThat(ema.next(20)).isCloseTo(50 / 3.0, within(1e-12));
    assertThat(ema.next(40)).isCloseTo(30, within(1e-12));
  }

  @Test
  void withoutWeightNothingIsSmoothed() {
    Ema ema = new Ema(0);
    assertThat(ema.next(3)).isEqualTo(3);
    assertThat(ema.next(-7)).isEqualTo(-7);
  }

  @Test
  void whatIsNotFiniteDoesNotSpoilTheRest() {
    Ema ema = new Ema(0.9);
    ema.next(5);
    assertThat(ema.next(Double.NaN)).isNaN();
    assertThat(ema.next(5)).isCloseTo(5, within(1e-12));
  }

  @Test
  void weightsOfOneAreRefused() {
    assertThatThrownBy(() -> new Ema(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
