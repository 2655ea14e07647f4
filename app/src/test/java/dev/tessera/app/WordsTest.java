package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void oneIsNotMany() {
    assertThat(Words.count(1, "step")).isEqualTo("1 step");
    assertThat(Words.count(0, "step")).isEqualTo("0 steps");
    assertThat(Words.count(2, "step")).isEqualTo("2 steps");
  }

  @Test
  void noErrorIsExact() {
    assertThat(Words.psnr(Double.POSITIVE_INFINITY)).isEqualTo("exact");
    assertThat(Words.psnr(99)).isEqualTo("exact");
    assertThat(Words.psnr(98.9)).isEqualTo("98.90 dB");
    // Half a step of 16 bits everywhere.
    assertThat(Words.psnr(102.35)).isEqualTo("102.35 dB");
  }
}
