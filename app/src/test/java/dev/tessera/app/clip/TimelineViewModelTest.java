package dev.tessera.app.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.ClipTimes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class TimelineViewModelTest {
  /** Shown at 0, 0.5, 0.6 and 2 s, the last one until 3 s. */
  private static final ClipTimes UNEVEN = ClipTimes.of(new double[] {7, 7.5, 7.6, 9}, 1, 0.001, 0);

  private final ObjectProperty<Optional<Session>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private final AtomicLong clock = new AtomicLong();
  private final TimelineViewModel line = new TimelineViewModel(open, clock::get);

  private void openUneven() {
    open.set(Optional.of(Clips.grey(UNEVEN)));
  }

  @Test
  void aPictureHasOneFrameAndDoesNotPlay() {
    open.set(Optional.of(Session.of(Pretend.signal(), Origin.none())));
    assertThat(line.moving().get()).isFalse();
    line.toggle();
    line.step(1);
    assertThat(line.player().playing().get()).isFalse();
    assertThat(line.frame().get()).isZero();
  }

  @Test
  void theFrameIsTheOneThatIsShownAtThatTime() {
    openUneven();
    double[] shares = {0, 0.49 / 3, 0.5 / 3, 0.59 / 3, 0.6 / 3, 1.99 / 3, 2.0 / 3, 1};
    int[] frames = {0, 0, 1, 1, 2, 2, 3, 3};
    for (int i = 0; i < shares.length; i++) {
      line.goTo(shares[i]);
      assertThat(line.frame().get()).as("at %s", shares[i]).isEqualTo(frames[i]);
    }
  }

  @Test
  void everyFrameIsReachedByItsNumberAndNoneBeyondTheEnds() {
    open.set(Optional.of(Clips.grey(ClipTimes.constant(997, 29.97))));
    for (int i = 0; i < 997; i++) {
      line.goToFrame(i);
      assertThat(line.frame().get()).isEqualTo(i);
    }
    line.step(1);
    assertThat(line.frame().get()).isEqualTo(996);
    line.step(-2);
    assertThat(line.frame().get()).isEqualTo(994);
    line.goToFrame(-5);
    assertThat(line.frame().get()).isZero();
    line.last();
    assertThat(line.frame().get()).isEqualTo(996);
  }

  @Test
  void itPlaysInTheTimeOfTheClipAndBeginsAgain() {
    openUneven();
    line.toggle();
    for (int i = 0; i < 21; i++) {
      clock.addAndGet(100_000_000L);
      line.poll();
    }
    assertThat(line.seconds()).isCloseTo(2.1, within(1e-6));
    assertThat(line.frame().get()).isEqualTo(3);
    for (int i = 0; i < 10; i++) {
      clock.addAndGet(100_000_000L);
      line.poll();
    }
    assertThat(line.seconds()).isCloseTo(0.1, within(1e-6));
    assertThat(line.player().repeat().get()).isEqualTo(Repeat.LOOP);
  }

  @Test
  void twiceTheSpeedIsHalfTheTime() {
    openUneven();
    line.speed().set(2.0);
    line.toggle();
    clock.addAndGet(200_000_000L);
    line.poll();
    assertThat(line.seconds()).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void goingSomewhereHaltsAndAnotherClipBeginsAtItsStart() {
    openUneven();
    line.toggle();
    line.step(2);
    assertThat(line.player().playing().get()).isFalse();
    assertThat(line.frame().get()).isEqualTo(2);
    line.quality().set(new SlicePsnr(30, 31, 32, 33));
    open.set(Optional.of(Clips.grey(ClipTimes.constant(5, 25))));
    assertThat(line.frame().get()).isZero();
    assertThat(line.unknown(0)).isTrue();
  }

  @Test
  void aFrameIsUnknownUntilItsQualityIsTold() {
    openUneven();
    assertThat(line.unknown(2)).isTrue();
    line.quality().set(new SlicePsnr(30, Float.NaN, 32, 33));
    assertThat(line.unknown(0)).isFalse();
    assertThat(line.unknown(1)).isTrue();
    assertThat(line.unknown(2)).isFalse();
  }
}
