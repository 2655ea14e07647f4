package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SsimTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "5, 40, 3", "11, 11, 1", "30, 17, 4"})
  void anImageIsLikeItself(int height, int width, int channels) {
    Samples image = noise(1, height, width, channels);

    assertThat(Ssim.of(image, image, done -> {})).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"11, 11, 1", "11, 20, 3", "26, 13, 3", "31, 40, 1"})
  void theSeparableFormAgreesWithTheDefinition(int height, int width, int channels) {
    Samples reference = noise(1, height, width, channels);
    Samples actual = mixed(reference, noise(2, height, width, channels));

    double ssim = Ssim.of(reference, actual, done -> {});

    assertThat(ssim).isCloseTo(bruteForce(reference, actual), within(1e-9));
    assertThat(ssim).isBetween(0.3, 0.99);
    assertThat(Ssim.of(actual, reference, done -> {})).isCloseTo(ssim, within(1e-12));
  }

  @Test
  void flatImagesDifferByTheirMeansOnly() {
    double expected = (2 * 0.25 * 0.5 + 1e-4) / (0.25 * 0.25 + 0.5 * 0.5 + 1e-4);

    assertThat(Ssim.of(flat(20, 20, 0.25f), flat(20, 20, 0.5f), done -> {}))
        .isCloseTo(expected, within(1e-9));
    assertThat(Ssim.of(flat(4, 30, 0.25f), flat(4, 30, 0.5f), done -> {}))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void aSmallImageIsOneWindowOfEqualWeights() {
    Samples a = Samples.of(new int[] {1, 2}, 1, new float[] {0, 1});
    Samples b = Samples.of(new int[] {1, 2}, 1, new float[] {1, 0});

    assertThat(Ssim.of(a, b, done -> {})).isCloseTo((-0.5 + 9e-4) / (0.5 + 9e-4), within(1e-12));
  }

  @Test
  void moreNoiseIsLessSimilar() {
    Samples image = noise(1, 24, 24, 1);
    Samples near = mixed(image, noise(2, 24, 24, 1));
    Samples far = mixed(near, noise(3, 24, 24, 1));

    assertThat(Ssim.of(image, near, done -> {})).isGreaterThan(Ssim.of(image, far, done -> {}));
  }

  @Test
  void onlyImagesOfOneShapeAreCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssim.of(flat(2, 3, 0), flat(3, 2, 0), done -> {}))
        .withMessageContaining("[2, 3]")
        .withMessageContaining("[3, 2]");
    Samples line = Samples.of(new int[] {3}, 1, new float[3]);
    assertThatIllegalArgumentException().isThrownBy(() -> Ssim.of(line, line, done -> {}));
  }

  private static double bruteForce(Samples x, Samples y) {
    double[][] window = new double[11][11];
    double total = 0;
    for (int i = 0; i < 121; i++) {
      double dy = i / 11 - 5;
      double dx = i % 11 - 5;
      window[i / 11][i % 11] = Math.exp(-(dx * dx + dy * dy) / 4.5);
      total += window[i / 11][i % 11];
    }
    double sum = 0;
    int count = 0;
    for (int c = 0; c < x.channels(); c++) {
      for (int top = 0; top + 11 <= x.extent(0); top++) {
        for (int left = 0; left + 11 <= x.extent(1); left++) {
          sum += one(x, y, c, top * x.extent(1) + left, window, total);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double one(
      Samples x, Samples y, int channel, int corner, double[][] window, double total) {
    double mx = 0;
    double my = 0;
    for (int i = 0; i < 121; i++) {
      double weight = window[i / 11][i % 11] / total;
      int at = corner + i / 11 * x.extent(1) + i % 11;
      mx += weight * x.get(at, channel);
      my += weight * y.get(at, channel);
    }
    double vx = 0;
    double vy = 0;
    double vxy = 0;
    for (int i = 0; i < 121; i++) {
      double weight = window[i / 11][i % 11] / total;
      int at = corner + i / 11 * x.extent(1) + i % 11;
      double dx = x.get(at, channel) - mx;
      double dy = y.get(at, channel) - my;
      vx += weight * dx * dx;
      vy += weight * dy * dy;
      vxy += weight * dx * dy;
    }
    return (2 * mx * my + 1e-4)
        * (2 * vxy + 9e-4)
        / ((mx * mx + my * my + 1e-4) * (vx + vy + 9e-4));
  }

  private static Samples flat(int height, int width, float value) {
    float[] values = new float[height * width];
    java.util.Arrays.fill(values, value);
    return Samples.of(new int[] {height, width}, 1, values);
  }

  private static Samples mixed(Samples a, Samples b) {
    float[] values = new float[(int) a.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.75f * a.get(i) + 0.25f * b.get(i);
    }
    return Samples.of(a.extent(), a.channels(), values);
  }

  private static Samples noise(long seed, int height, int width, int channels) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Samples.of(new int[] {height, width}, channels, values);
  }
}
