package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RenderBudgetTest {
  private static final GridTiling SMALL = GridCut.cube(8, 0).of(30, 21);
  private static final GridTiling HUGE = GridCut.cube(64, 0).of(50_000, 40_000);

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 8.001, Double.NaN, Double.POSITIVE_INFINITY})
  void aScaleOutOfRangeIsRefused(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenderBudget.check(SMALL, 3, scale))
        .withMessage("scale must be more than 0 and at most 8, found " + scale);
  }

  @Test
  void whatFitsPasses() {
    assertThatCode(() -> RenderBudget.check(SMALL, 4, 8)).doesNotThrowAnyException();
    assertThatCode(() -> RenderBudget.check(HUGE, 3, 0.01)).doesNotThrowAnyException();
  }

  @Test
  void bytesAreThoseOfTheRoundedPicture() {
    assertThat(RenderBudget.bytes(SMALL, 3, 1)).isEqualTo(30 * 21 * 3 * 4);
    assertThat(RenderBudget.bytes(SMALL, 1, 1.5)).isEqualTo(45 * 32 * 4);
    assertThat(RenderBudget.bytes(HUGE, 4, 8)).isEqualTo(400_000L * 320_000 * 4 * 4);
    assertThat(RenderBudget.bytes(SMALL, 1, 0.001)).isEqualTo(4);
  }

  @Test
  void whatDoesNotFitIsToldWithTheScaleThatDoes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenderBudget.check(HUGE, 3, 8))
        .withMessageMatching(
            "a picture of 320000 x 400000 pixels needs 1464843 MB, \\d+ MB are free; "
                + "a scale of 0\\.\\d\\d fits");
  }

  @Test
  void nothingOverflows() {
    GridTiling video =
        GridTiling.of(new int[] {60, 8000, 9000}, new int[] {2, 64, 64}, new int[] {0, 8, 8});
    GridTiling all =
        GridTiling.of(
            new int[] {1 << 20, 1 << 20, 1 << 10, 1 << 10},
            new int[] {1 << 20, 1 << 10, 1, 1},
            new int[4]);

    assertThat(RenderBudget.bytes(video, 3, 1)).isEqualTo(4_320_000_000L * 3 * 4);
    assertThat(RenderBudget.bytes(video, 4, 8)).isEqualTo(4_320_000_000L * 512 * 4 * 4);
    assertThat(RenderBudget.bytes(all, 4, 8)).isEqualTo(Long.MAX_VALUE);
    assertThat(RenderBudget.extent(video, 0.5)).containsExactly(30, 4000, 4500);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> RenderBudget.extent(GridTiling.whole(1 << 30), 8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenderBudget.check(video, 3, 8))
        .withMessageMatching(
            "an output of 72000 x 64000 x 480 points needs 25312500 MB, \\d+ MB are free; "
                + "a scale of 0\\.\\d\\d fits");
  }

  @ParameterizedTest
  @CsvSource({"3.999,a scale of 3.99 fits", "0.0101,a scale of 0.01 fits", "0.0099,no scale fits"})
  void noScaleOfZeroIsAdvised(double largest, String advice) {
    assertThat(RenderBudget.advice(largest)).isEqualTo(advice);
  }
}
