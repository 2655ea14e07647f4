package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class PlateauTest {
  /** A point each half second from begin to end. */
  private static FitCurve curve(double begin, double end, DoubleUnaryOperator psnr) {
    FitHistory history = new FitHistory(FitCurve.empty());
    for (double s = begin; s <= end; s += 0.5) {
      history.add((long) (100 * s), s, psnr.applyAsDouble(s));
    }
    return history.curve();
  }

  @Test
  void aFlatCurveOfTenSecondsIsAPlateau() {
    assertThat(Plateau.reached(curve(0, 10, s -> 30), 0)).isTrue();
    assertThat(Plateau.reached(curve(0, 9.5, s -> 30), 0)).isFalse();
    assertThat(Plateau.reached(FitCurve.empty(), 0)).isFalse();
  }

  @Test
  void theLastFifthCounts() {
    assertThat(Plateau.reached(curve(0, 20, s -> Math.min(s, 15)), 0)).isTrue();
    assertThat(Plateau.reached(curve(0, 20, s -> Math.min(s, 17)), 0)).isFalse();
  }

  @Test
  void lessThanTwoHundredthsOfADecibelIsNoGain() {
    assertThat(Plateau.reached(curve(0, 20, s -> 30 + 0.019 * s / 4), 0)).isTrue();
    assertThat(Plateau.reached(curve(0, 20, s -> 30 + 0.021 * s / 4), 0)).isFalse();
    assertThat(Plateau.reached(curve(0, 20, s -> 30 - 0.1 * s), 0)).isTrue();
  }

  @Test
  void onlyThisRunCounts() {
    assertThat(Plateau.reached(curve(0, 20, s -> 30), 10.5)).isFalse();
    assertThat(Plateau.reached(curve(0, 20.5, s -> 30), 10.5)).isTrue();
    // The last fifth of 20 to 40 is flat although that of 0 to 40 is not.
    assertThat(Plateau.reached(curve(0, 40, s -> Math.min(s, 35)), 20)).isTrue();
    assertThat(Plateau.reached(curve(0, 40, s -> Math.min(s, 35)), 0)).isFalse();
  }
}
