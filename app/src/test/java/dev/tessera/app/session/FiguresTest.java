package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void numbersAreShort() {
    assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
    assertThat(Figures.rate(3.14)).isEqualTo("3.1");
    assertThat(Figures.rate(950)).isEqualTo("950");
    assertThat(Figures.rate(12_345)).isEqualTo("12.3 k");
    assertThat(Figures.rate(999_999)).isEqualTo("1.00 M");
    assertThat(Figures.rate(Double.NaN)).isEqualTo("\u2013");
    assertThat(Figures.bytes(500)).isEqualTo("1 kB");
    assertThat(Figures.bytes(3L << 20)).isEqualTo("3 MB");
    assertThat(Figures.bytes(3L << 29)).isEqualTo("1.5 GB");
    assertThat(Figures.duration(7.4)).isEqualTo("0:07");
    assertThat(Figures.duration(3725)).isEqualTo("1:02:05");
    assertThat(Figures.duration(Double.POSITIVE_INFINITY)).isEqualTo("\u2013");
    assertThat(Figures.decibels(31.416)).isEqualTo("31.42 dB");
    assertThat(Figures.decibels(Double.POSITIVE_INFINITY)).isEqualTo("exact");
    assertThat(Figures.decibels(99)).isEqualTo("exact");
    assertThat(Figures.count(1, "step")).isEqualTo("1 step");
    assertThat(Figures.count(1234, "step")).isEqualTo("1,234 steps");
    assertThat(Figures.decibels(Double.NaN)).isEqualTo("\u2013 dB");
    assertThat(Figures.decimal(1.118)).isEqualTo("1.12");
  }
}
