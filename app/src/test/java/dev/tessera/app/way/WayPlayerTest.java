package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WayPlayerTest {
  private final WayPlayer player = new WayPlayer();

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
