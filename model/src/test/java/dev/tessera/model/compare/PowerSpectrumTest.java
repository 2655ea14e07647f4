package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PowerSpectrumTest {
  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The sum of the definition, term by term. */
  private static double direct(float[] map, int n, int ky, int kx) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = Math.pow(Math.sin(Math.PI * (i + 0.5) / n), 2);
    }
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < n * n; i++) {
      sum += window[i / n] * window[i % n];
      mean += window[i / n] * window[i % n] * map[i];
    }
    double re = 0;
    double im = 0;
    for (int i = 0; i < n * n; i++) {
      double value = window[i / n] * window[i % n] * (map[i] - mean / sum);
      double angle = -2 * Math.PI * (ky * (i / n) + kx * (i % n)) / n;
      re += value * Math.cos(angle);
      im += value * Math.sin(angle);
    }
    return re * re + im * im;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void everyFrequencyIsThatOfTheDefinition(int n) {
    float[] map = random(n * n, n);
    float[] power = new float[n * n];
    new PowerSpectrum(n).compute(map, 1, 0, power, 0);
    for (int i = 0; i < n * n; i++) {
      double expected = direct(map, n, i / n, i % n);
      assertThat((double) power[i]).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
    }
  }

  @Test
  void aChannelIsTakenOutOfSeveral() {
    float[] both = random(2 * 64, 3);
    float[] second = new float[64];
    for (int i = 0; i < 64; i++) {
      second[i] = both[2 * i + 1];
    }
    float[] alone = new float[64];
    float[] among = new float[70];
    PowerSpectrum spectrum = new PowerSpectrum(8);
    spectrum.compute(second, 1, 0, alone, 0);
    spectrum.compute(both, 2, 1, among, 6);
    for (int i = 0; i < 64; i++) {
      assertThat(among[6 + i]).isEqualTo(alone[i]);
    }
  }

  @Test
  void brightnessHasNoPower() {
    float[] map = new float[64];
    java.util.Arrays.fill(map, 5);
    float[] power = new float[64];
    new PowerSpectrum(8).compute(map, 1, 0, power, 0);
    assertThat(power).containsOnly(new float[] {0}, within(1e-9f));
  }

  @Test
  void onlyPowersOfTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PowerSpectrum(12))
        .withMessageContaining("power of 2, found 12");
  }

  @Test
  void changesAreMeansOverUnitsAndPairsThatSound() {
    float[] a = {1, 0, 4, 0, 0, 0};
    float[] b = {0, 1, 1, 0, 0, 0};
    float[] c = {1, 0, 0, 0, 0, 0};
    // unit 0: b against a 1, c against a 0, c against b 1; unit 1: 3/5, 1, 1; unit 2 is silent
    AmplitudeChange change = AmplitudeChange.of(List.of(a, b, c), 3);
    assertThat(change.spectrum()).isCloseTo((1 + 0 + 1 + 0.6 + 1 + 1) / 6, within(1e-12));
    assertThat(change.power()).isCloseTo((0 + 0 + 0 + 0.6 + 1 + 1) / 6, within(1e-12));
    assertThat(AmplitudeChange.of(List.of(a), 3)).isEqualTo(new AmplitudeChange(0, 0));
  }
}
