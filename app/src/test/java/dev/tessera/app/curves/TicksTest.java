package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TicksTest {
  @Test
  void linearTicksAreRound() {
    assertThat(Ticks.linear(0, 100, 10))
        .containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0);
    assertThat(Ticks.linear(19.5, 30.5, 8)).containsExactly(20.0, 22.0, 24.0, 26.0, 28.0, 30.0);
    assertThat(Ticks.linear(-3, 3, 4)).containsExactly(-2.0, 0.0, 2.0);
  }

  @Test
  void logarithmicTicksArePowersOfTen() {
    assertThat(Ticks.logarithmic(0.5, 1000)).containsExactly(1.0, 10.0, 100.0, 1000.0);
  }

  @Test
  void textHasNoNeedlessDigits() {
    assertThat(Ticks.text(20)).isEqualTo("20");
    assertThat(Ticks.text(0.25)).isEqualTo("0.25");
    assertThat(Ticks.text(100)).isEqualTo("100");
    assertThat(Ticks.text(0)).isEqualTo("0");
    assertThat(Ticks.text(2e8)).isEqualTo("2e+08");
  }
}
