package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BatchRoomTest {
  @Test
  void aBatchTakesHalfOfTheFreeMemoryAtMost() {
    assertThat(BatchRoom.items(OptionalLong.of(8_000), 10, 1_000_000)).isEqualTo(100);
    assertThat(BatchRoom.items(OptionalLong.of(8_039), 10, 1_000_000)).isEqualTo(100);
    assertThat(BatchRoom.items(OptionalLong.of(80L << 30), 1, Long.MAX_VALUE))
        .isEqualTo((80L << 30) / 8);
  }

  @Test
  void moreThanBringsSomethingIsNotTaken() {
    assertThat(BatchRoom.items(OptionalLong.of(80L << 30), 10, 1 << 20)).isEqualTo(1 << 20);
  }

  @Test
  void whatIsNotKnownIsNoLimit() {
    assertThat(BatchRoom.items(OptionalLong.empty(), 10, 1 << 20)).isEqualTo(1 << 20);
  }

  @Test
  void oneIsAlwaysWorkedOn() {
    assertThat(BatchRoom.items(OptionalLong.of(0), 10, 1 << 20)).isEqualTo(1);
    assertThat(BatchRoom.items(OptionalLong.empty(), 10, 0)).isEqualTo(1);
  }
}
