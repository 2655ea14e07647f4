package dev.tessera.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverTest {
  private static Samples cover(Samples picture, int height, int width, int channels) {
    return Cover.of(picture, height, width, channels, () -> false);
  }

  private static Samples random(int height, int width, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Samples.of(new int[] {height, width}, channels, values);
  }

  private static Samples ramp(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = 3 * (i % width) + 5 * (i / width);
    }
    return Samples.of(new int[] {height, width}, 1, values);
  }

  @Test
  void aPictureOfTheSizeStaysAsItIs() {
    Samples picture = random(7, 9, 3, 1);
    Samples same = cover(picture, 7, 9, 3);
    for (int i = 0; i < 7 * 9 * 3; i++) {
      assertThat(same.get(i)).isCloseTo(picture.get(i), within(1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 15", "15, 7"})
  void ofAnotherShapeTheMiddleIsTaken(int height, int width) {
    Samples picture = random(height, width, 1, 2);
    Samples cut = cover(picture, 7, 7, 1);
    int top = (height - 7) / 2;
    int left = (width - 7) / 2;
    for (int i = 0; i < 49; i++) {
      int index = (top + i / 7) * width + left + i % 7;
      assertThat(cut.get(i)).isCloseTo(picture.get(index), within(1e-6f));
    }
  }

  @Test
  void theMiddleOfALargerPictureIsTakenAndMadeSmaller() {
    Samples slope = cover(ramp(24, 40), 12, 12, 1);
    for (int y = 1; y < 11; y++) {
      for (int x = 1; x < 11; x++) {
        // 8 columns are cut off on the left, and two pixels become one
        double expected = 3 * (8 + (x + 0.5) * 2 - 0.5) + 5 * ((y + 0.5) * 2 - 0.5);
        assertThat(slope.get(y * 12 + x)).isCloseTo((float) expected, within(1e-3f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 16", "3, 4", "48, 64", "9, 12"})
  void aSlopeStaysASlope(int height, int width) {
    Samples slope = cover(ramp(24, 32), height, width, 1);
    double scale = 24.0 / height;
    // Where pixels do not fall evenly under the triangle, it is off by a few hundredths of a pixel.
    float tolerance = scale == Math.rint(scale) || scale < 1 ? 1e-3f : 0.3f;
    int edge = (int) Math.ceil(Math.max(1, 1 / scale));
    for (int y = edge; y < height - edge; y++) {
      for (int x = edge; x < width - edge; x++) {
        double expected = 3 * ((x + 0.5) * scale - 0.5) + 5 * ((y + 0.5) * scale - 0.5);
        assertThat(slope.get(y * width + x)).isCloseTo((float) expected, within(tolerance));
      }
    }
  }

  @Test
  void aChequerboardMadeSmallIsGrey() {
    float[] values = new float[64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + i / 64) % 2;
    }
    Samples small = cover(Samples.of(new int[] {64, 64}, 1, values), 8, 8, 1);
    for (int i = 0; i < 64; i++) {
      assertThat(small.get(i)).isCloseTo(0.5f, within(0.01f));
    }
  }

  @Test
  void channelsAreConverted() {
    Samples grey = Samples.of(new int[] {1, 1}, 1, new float[] {0.3f});
    Samples colour = Samples.of(new int[] {1, 1}, 3, new float[] {1, 0.5f, 0});
    Samples clear = Samples.of(new int[] {1, 1}, 4, new float[] {1, 0.5f, 0, 0.25f});
    assertThat(values(cover(grey, 1, 1, 3))).containsExactly(0.3f, 0.3f, 0.3f);
    assertThat(values(cover(grey, 1, 1, 4))).containsExactly(0.3f, 0.3f, 0.3f, 1);
    assertThat(values(cover(colour, 1, 1, 1))[0]).isCloseTo(0.299f + 0.2935f, within(1e-6f));
    assertThat(values(cover(colour, 1, 1, 4))).containsExactly(1, 0.5f, 0, 1);
    assertThat(values(cover(clear, 1, 1, 3))).containsExactly(1, 0.875f, 0.75f);
    assertThat(values(cover(clear, 1, 1, 4))).containsExactly(1, 0.5f, 0, 0.25f);
  }

  @Test
  void whatIsTransparentDoesNotBleedItsColour() {
    float[] values = {1, 0, 0, 1, 0, 1, 0, 0};
    Samples mixed = cover(Samples.of(new int[] {1, 2}, 4, values), 1, 4, 4);
    for (int i = 0; i < 4; i++) {
      assertThat(mixed.get(i, 1)).isZero();
    }
  }

  @Test
  void itIsCancelled() {
    assertThatThrownBy(() -> Cover.of(random(9, 9, 1, 1), 4, 4, 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static float[] values(Samples samples) {
    float[] values = new float[(int) samples.length()];
    samples.copyTo(0, values, 0, values.length);
    return Arrays.copyOf(values, values.length);
  }
}
