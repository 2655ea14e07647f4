package dev.tessera.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MovingNumbersTest {
  @Test
  void whatWasGivenAwayStaysAsItWas() {
    MovingNumbers numbers = new MovingNumbers(new float[] {1, 2});
    numbers.moving()[0] = 3;

    float[] given = numbers.given();
    numbers.moving()[1] = 4;

    assertThat(given).containsExactly(3, 2);
    assertThat(numbers.now()).containsExactly(3, 4);
  }

  @Test
  void thereIsNoCopyAsLongAsNothingMoves() {
    float[] wrapped = {1, 2};
    MovingNumbers numbers = new MovingNumbers(wrapped);

    assertThat(numbers.moving()).isSameAs(wrapped);
    assertThat(numbers.given()).isSameAs(wrapped).isSameAs(numbers.given());
    assertThat(numbers.now()).isSameAs(wrapped);
    assertThat(numbers.moving()).isNotSameAs(wrapped).isSameAs(numbers.moving());
  }
}
