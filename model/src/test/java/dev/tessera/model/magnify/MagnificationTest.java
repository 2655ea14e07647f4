package dev.tessera.model.magnify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.Assets;
import dev.tessera.model.archive.DetailFile;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MagnificationTest {
  private static final DetailFilters SHIPPED = DetailFile.shipped();

  private static Samples random(int height, int width, int channels) {
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Samples.of(new int[] {height, width}, channels, values);
  }

  private static Samples larger(DetailFilters filters, Samples picture, int... extent) {
    Magnification magnification = new Magnification(filters, picture, extent);
    double before = 0;
    while (magnification.step()) {
      assertThat(magnification.progress()).isBetween(before, 1.0);
      before = magnification.progress();
    }
    return magnification.picture();
  }

  private static double mean(Samples picture) {
    double sum = 0;
    for (long i = 0; i < picture.length(); i++) {
      sum += picture.get(i);
    }
    return sum / picture.length();
  }

  @Test
  void whatIsConstantStaysSo() {
    float[] values = new float[7 * 5 * 4];
    Arrays.fill(values, 0.3f);
    Samples same = larger(SHIPPED, Samples.of(new int[] {7, 5}, 4, values), 21, 15);
    assertThat(same.extent()).containsExactly(21, 15);
    for (long i = 0; i < same.length(); i++) {
      assertThat(same.get(i)).isCloseTo(0.3f, within(1e-6f));
    }
  }

  /** Without weights every pixel becomes four of its own, which areas average again. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 3, 3.7, 8})
  void anySizeIsTheMeanOfTheNextPowerOfTwo(double scale) {
    Samples picture = random(8, 6, 3);
    DetailFilters none = new DetailFilters(nothing(2), nothing(1));
    int height = (int) Math.round(8 * scale);
    int width = (int) Math.round(6 * scale);
    Samples result = larger(none, picture, height, width);
    assertThat(result.extent()).containsExactly(height, width);
    assertThat(mean(result)).isCloseTo(mean(picture), within(1e-5));
    if (scale == Math.rint(scale)) {
      int times = (int) scale;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat(result.get((long) y * width + x, 1))
              .isCloseTo(picture.get((y / times) * 6L + x / times, 1), within(1e-5f));
        }
      }
    }
  }

  private static EdgeFilters nothing(int scale) {
    return new EdgeFilters(
        scale, new float[EdgeFilters.CLASSES * EdgeFilters.TAPS * scale * scale]);
  }

  /**
   * Half of the picture is red and opaque, the other half green and clear: where they meet only red
   * is seen, however much of it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1.5, 2, 3})
  void whatIsClearDoesNotColourWhatIsSeen(double scale) {
    int side = 12;
    float[] values = new float[side * side * 4];
    for (int i = 0; i < side * side; i++) {
      boolean seen = i % side < side / 2;
      values[4 * i + (seen ? 0 : 1)] = 0.8f;
      values[4 * i + 3] = seen ? 1 : 0;
    }
    Samples picture = Samples.of(new int[] {side, side}, 4, values);
    Magnification magnification = Magnification.by(scale, SHIPPED, picture);
    Samples larger = magnification.finished(share -> {});
    assertThat(larger.extent()).containsExactly((int) (side * scale), (int) (side * scale));
    for (long i = 0; i < larger.length() / 4; i++) {
      if (larger.get(i, 3) > 0.01f) {
        assertThat(larger.get(i, 0)).isCloseTo(0.8f, within(1e-4f));
        assertThat(larger.get(i, 1)).isCloseTo(0, within(1e-4f));
      }
    }
    assertThat(larger.get(0, 3)).isCloseTo(1, within(1e-5f));
  }

  /** Waves that a halved picture still has come back as they were. */
  @Test
  void whatWasLearnedComesBack() {
    Samples waves = waves(96, 80, 0);
    DetailSums sums = new DetailSums(2, 1);
    sums.add(waves, DetailSums.halved(waves));
    Samples others = waves(64, 96, 1.1);
    DetailFilters filters = new DetailFilters(sums.filters(), nothing(1));
    Samples back = larger(filters, DetailSums.halved(others), 64, 96);
    assertThat(Psnr.of(others, back)).isGreaterThan(38);
  }

  /** A finish that was learned for a doubling that does nothing makes up for it. */
  @Test
  void whatIsDoubledIsFinishedByWhatWasLearned() {
    Samples waves = waves(96, 80, 0);
    DetailFilters unfinished = new DetailFilters(nothing(2), nothing(1));
    Samples half = DetailSums.halved(waves);
    DetailSums sums = new DetailSums(1, 1);
    sums.add(waves, larger(unfinished, half, 96, 80));
    DetailFilters finished = new DetailFilters(nothing(2), sums.filters());
    Samples others = waves(64, 96, 1.1);
    Samples small = DetailSums.halved(others);
    double before = Psnr.of(others, larger(unfinished, small, 64, 96));
    assertThat(Psnr.of(others, larger(finished, small, 64, 96))).isGreaterThan(before + 3);
  }

  /** What lies around some rows is looked at whether or not it is wanted. */
  @Test
  void rowsAreTheSameAloneAndAmongOthers() {
    Samples picture = random(13, 5, 3);
    float[] all = SHIPPED.doubled(picture, 0, 13);
    float[] some = SHIPPED.doubled(picture, 4, 3);
    int row = 2 * 5 * 3;
    assertThat(some).isEqualTo(Arrays.copyOfRange(all, 8 * row, 14 * row));
  }

  /** Whatever filters add, halving a doubled picture gives the picture. */
  @Test
  void whatIsHalvedAgainIsWhatItWas() {
    Samples picture = random(12, 10, 3);
    Samples back = DetailSums.halved(larger(SHIPPED, picture, 24, 20));
    for (long i = 0; i < picture.length(); i++) {
      assertThat(back.get(i)).isCloseTo(picture.get(i), within(1e-5f));
    }
  }

  private static Samples waves(int height, int width, double phase) {
    float[] values = new float[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] =
            (float) (0.5 + 0.2 * Math.sin(0.5 * x + phase) + 0.2 * Math.sin(0.4 * y + 0.3 * x));
      }
    }
    return Samples.of(new int[] {height, width}, 1, values);
  }

  /** Against the cubic of Keys 1981 with a = -1/2, which the test computes itself. */
  @Test
  void aPhotographBecomesNearerToItselfThanByCubics() throws Exception {
    Samples photo;
    try (InputStream stream = Assets.open(Assets.samples().get(0))) {
      photo = ImageFiles.read(stream, "sample", AlphaMode.KEEP, 1 << 24, () -> false).samples();
    }
    Samples half = DetailSums.halved(photo);
    int height = 2 * half.extent(0);
    int width = 2 * half.extent(1);
    double ours = Psnr.of(photo, larger(SHIPPED, half, height, width));
    assertThat(ours).isGreaterThan(Psnr.of(photo, cubic(half)) + 0.4);
  }

  private static Samples cubic(Samples half) {
    int h = half.extent(0);
    int w = half.extent(1);
    int c = half.channels();
    double[] near = {-0.0703125, 0.8671875, 0.2265625, -0.0234375}; // at a quarter of a pixel
    float[] values = new float[4 * h * w * c];
    for (int y = 0; y < 2 * h; y++) {
      for (int x = 0; x < 2 * w; x++) {
        int dy = y % 2 == 0 ? -1 : 1;
        int dx = x % 2 == 0 ? -1 : 1;
        for (int k = 0; k < c; k++) {
          double sum = 0;
          for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
              int row = Math.max(0, Math.min(h - 1, y / 2 + dy * (i - 1)));
              int column = Math.max(0, Math.min(w - 1, x / 2 + dx * (j - 1)));
              sum += near[i] * near[j] * half.get((long) row * w + column, k);
            }
          }
          values[(y * 2 * w + x) * c + k] = (float) sum;
        }
      }
    }
    return Samples.of(new int[] {2 * h, 2 * w}, c, values);
  }

  @Test
  void nothingBecomesSmaller() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Magnification(SHIPPED, random(4, 4, 1), 3, 8))
        .withMessageContaining("not to become smaller");
  }
}
