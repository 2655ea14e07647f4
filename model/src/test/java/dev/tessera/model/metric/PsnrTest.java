package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;

final class PsnrTest {
  @Test
  void aTenthOfErrorEverywhereIs20Decibels() {
    assertThat(Psnr.of(row(0, 0.5f, 1), row(0.1f, 0.4f, 0.9f))).isCloseTo(20, within(1e-5));
    assertThat(Psnr.ofMse(0.001)).isCloseTo(30, within(1e-12));
  }

  @Test
  void theMeanRunsOverSamplesAndChannels() {
    Samples reference = Samples.of(new int[] {1, 2}, 2, new float[] {0, 0, 0, 0});
    Samples actual = Samples.of(new int[] {1, 2}, 2, new float[] {0.5f, 0, 0, -0.5f});

    assertThat(Psnr.mse(reference, actual)).isEqualTo(0.125);
    assertThat(Psnr.of(reference, actual)).isCloseTo(9.0308998699, within(1e-9));
  }

  @Test
  void equalBlocksAreInfinitelyGood() {
    assertThat(Psnr.of(row(0.3f), row(0.3f))).isInfinite().isPositive();
    assertThat(Psnr.ofMse(0)).isInfinite().isPositive();
  }

  @Test
  void whatPeopleAreToldIsAtMost99() {
    assertThat(Psnr.limited(0.001)).isCloseTo(30, within(1e-12));
    assertThat(Psnr.limited(1e-12)).isEqualTo(99);
    assertThat(Psnr.limited(0)).isEqualTo(99);
    assertThat(Psnr.limited(-1e-20)).as("a sum of what came and went").isEqualTo(99);
  }

  @Test
  void bothShapesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.of(row(1, 2), row(1)))
        .withMessageContaining("Samples[1, 2]x1")
        .withMessageContaining("Samples[1, 1]x1");
  }

  private static Samples row(float... values) {
    return Samples.of(new int[] {1, values.length}, 1, values);
  }
}
