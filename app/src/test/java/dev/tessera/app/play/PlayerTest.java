package dev.tessera.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PlayerTest {
  private final AtomicLong clock = new AtomicLong();
  private final Player player = new Player(clock::get, Repeat.PING_PONG);

  private void advance(double seconds, double expected) {
    player.advance(seconds);
    assertThat(player.position().get()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void nothingMovesUntilItPlays() {
    advance(3, 0);
    player.playing().set(true);
    advance(1, 0.25);
    player.playing().set(false);
    advance(1, 0.25);
  }

  @Test
  void aLongGapBetweenTwoLooksIsAPause() {
    player.playing().set(true);
    clock.addAndGet(200_000_000L);
    player.poll();
    assertThat(player.position().get()).isCloseTo(0.05, within(1e-9));
    clock.addAndGet(60_000_000_000L);
    player.poll();
    assertThat(player.position().get()).isCloseTo(0.1125, within(1e-9));
  }

  @Test
  void pingPongTurnsBackAtBothEnds() {
    player.seconds().set(2.0);
    player.playing().set(true);
    advance(1.5, 0.75);
    advance(1, 0.75);
    advance(1, 0.25);
    advance(1, 0.25);
    advance(1, 0.75);
  }

  @Test
  void aLoopBeginsAgain() {
    player.repeat().set(Repeat.LOOP);
    player.playing().set(true);
    advance(3, 0.75);
    advance(2, 0.25);
    advance(9, 0.5);
  }

  @Test
  void theEndItselfIsReached() {
    player.playing().set(true);
    advance(4, 1);
    advance(1, 0.75);
  }

  @Test
  void onceHaltsAtTheEndAndBeginsAgainWhenItPlaysNext() {
    player.repeat().set(Repeat.ONCE);
    player.toggle();
    advance(3, 0.75);
    advance(3, 1);
    assertThat(player.playing().get()).isFalse();
    player.toggle();
    advance(1, 0.25);
    player.toggle();
    player.toggle();
    advance(1, 0.5);
  }
}
