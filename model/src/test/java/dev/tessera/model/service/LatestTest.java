package dev.tessera.model.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class LatestTest {
  private final Latest<Integer> latest = new Latest<>();

  @Test
  void wantsAValueUntilThereIsOne() {
    assertThat(latest.wanted()).isTrue();
    latest.publish(1);
    assertThat(latest.wanted()).isFalse();
    assertThat(latest.take()).contains(1);
    assertThat(latest.wanted()).isTrue();
  }

  @Test
  void givesEachValueOnce() {
    latest.publish(1);
    assertThat(latest.take()).contains(1);
    assertThat(latest.take()).isEmpty();
  }

  @Test
  void theNewestReplacesWhatWasNotTaken() {
    latest.publish(1);
    latest.publish(2);
    assertThat(latest.take()).contains(2);
    assertThat(latest.take()).isEmpty();
  }

  @Test
  void nobodyWatchingWantsNothing() {
    latest.watched(false);
    assertThat(latest.wanted()).isFalse();
    latest.watched(true);
    assertThat(latest.wanted()).isTrue();
  }

  @Test
  void theLastOfManyIsNeverLost() {
    int count = 200_000;
    CompletableFuture<Void> producer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= count; i++) {
                latest.publish(i);
              }
            });
    int seen = 0;
    while (seen < count) {
      Optional<Integer> value = latest.take();
      if (value.isPresent()) {
        assertThat(value.get()).isGreaterThan(seen);
        seen = value.get();
      } else {
        Thread.onSpinWait();
      }
    }
    producer.join();
    assertThat(latest.take()).isEmpty();
  }
}
