package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class StopRuleTest {
  /** A point each half second from begin to end. */
  private static FitCurve curve(double begin, double end, DoubleUnaryOperator psnr) {
    FitCurve.History history = new FitCurve.History(new float[0]);
    for (double s = begin; s <= end; s += 0.5) {
      history.add((long) (100 * s), s, psnr.applyAsDouble(s));
    }
    return history.curve();
  }

  @Test
  void aFlatCurveOfFiveSecondsIsAPlateau() {
    assertThat(StopRule.flat(curve(0, 5, s -> 30), 0)).isTrue();
    assertThat(StopRule.flat(curve(0, 4.5, s -> 30), 0)).isFalse();
    assertThat(StopRule.flat(FitCurve.empty(), 0)).isFalse();
    assertThat(StopRule.flat(curve(7, 7, s -> 30), 0)).isFalse();
  }

  @Test
  void theLastFiveSecondsCount() {
    assertThat(StopRule.flat(curve(0, 20, s -> Math.min(s, 15)), 0)).isTrue();
    assertThat(StopRule.flat(curve(0, 20, s -> Math.min(s, 15.5)), 0)).isFalse();
    // a rise that ended more than five seconds ago is over, however steep it was
    assertThat(StopRule.flat(curve(0, 20, s -> s < 14 ? 10 * s : 140), 0)).isTrue();
  }

  @Test
  void lessThanTwoHundredthsOfADecibelIsNoGain() {
    assertThat(StopRule.flat(curve(0, 20, s -> 30 + 0.019 * s / 5), 0)).isTrue();
    assertThat(StopRule.flat(curve(0, 20, s -> 30 + 0.021 * s / 5), 0)).isFalse();
    assertThat(StopRule.flat(curve(0, 20, s -> 30 - 0.1 * s), 0)).isTrue();
  }

  /** A curve that jumps about counts by its best points, not by its last. */
  @Test
  void theBestBeforeIsComparedWithTheBestSince() {
    assertThat(StopRule.flat(curve(0, 20, s -> s % 1 == 0 ? 30 : 25), 0)).isTrue();
    assertThat(StopRule.flat(curve(0, 20, s -> s == 17 ? 30.5 : 30), 0)).isFalse();
    assertThat(StopRule.flat(curve(0, 20, s -> s == 3 ? 30.5 : Math.min(30, s)), 0)).isTrue();
  }

  @Test
  void onlyWhatCameAfterPreparingCounts() {
    assertThat(StopRule.flat(curve(0, 20, s -> 30), 15.5)).isFalse();
    assertThat(StopRule.flat(curve(0, 20.5, s -> 30), 15.5)).isTrue();
    // A better point of another run before is none of this one.
    assertThat(StopRule.flat(curve(0, 20, s -> s < 10 ? 40 : s), 10)).isFalse();
    assertThat(StopRule.flat(curve(0, 20, s -> s < 10 ? 40 : s), 0)).isTrue();
  }

  @Test
  void theRuleIsToldByName() {
    assertThat(new StopRule(3, 4, 50, false).withPlateau(true).settings())
        .containsExactly(
            Map.entry("seconds", 3.0),
            Map.entry("steps", 4L),
            Map.entry("targetPsnr", 50.0),
            Map.entry("plateau", true));
  }
}
