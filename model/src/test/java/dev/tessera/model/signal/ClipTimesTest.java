package dev.tessera.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClipTimesTest {
  private static final ClipTimes UNEVEN =
      ClipTimes.of(new double[] {3, 3.5, 4.5, 4.75}, 0.25, 1e-3, 0);

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "0.25, 0.5", "0.5, 1", "1.25, 1.75", "1.75, 3", "1.8, 3", "99, 3"})
  void aTimeBetweenTwoFramesFallsBetweenThem(double seconds, double position) {
    assertThat(UNEVEN.position(seconds)).isCloseTo(position, within(1e-9));
  }

  @Test
  void theFrameThatIsSeenIsTheLastThatHasBegun() {
    ClipTimes times = ClipTimes.of(new double[] {2, 2.1, 2.5}, 0.2, 0, 0);
    assertThat(times.frameAt(-1)).isZero();
    assertThat(times.frameAt(0)).isZero();
    assertThat(times.frameAt(Math.nextDown(times.seconds(1)))).isZero();
    assertThat(times.frameAt(times.seconds(1))).isEqualTo(1);
    assertThat(times.frameAt(0.3)).isEqualTo(1);
    assertThat(times.frameAt(9)).isEqualTo(2);
  }

  @Test
  void stampsThatWereKeptAreTheSameTimes() {
    double[] stamps = {0, 0.5, 1.5, 1.75};

    assertThat(ClipTimes.stamped(stamps, 2, Double.NaN)).isEqualTo(UNEVEN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClipTimes.stamped(stamps, 1.75, Double.NaN))
        .withMessage("time stamps must ascend from 0 to the duration, found 4 in 1.75 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClipTimes.stamped(new double[] {0.5}, 2, Double.NaN));
  }
}
