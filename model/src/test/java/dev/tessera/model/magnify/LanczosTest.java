package dev.tessera.model.magnify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanczosTest {
  private static final int HEIGHT = 4;
  private static final int WIDTH = 5;

  private static Samples picture() {
    float[] values = new float[HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      values[i] = (y * 7 + x * 5 + x * y * 3) % 17 / 16f;
    }
    return Samples.of(new int[] {HEIGHT, WIDTH}, 1, values);
  }

  private static Samples enlarged(Samples picture, int times) {
    return Lanczos.enlarged(picture, times, share -> assertThat(share).isBetween(0.0, 1.0));
  }

  /**
   * Every third pixel of every third row, row by row, as Pillow 11 resizes the picture of floats.
   */
  @Test
  void isWhatAnotherProgramMakesOfIt() {
    assertEveryThird(
        enlarged(picture(), 2),
        new double[] {
          -0.057193, 0.319003, 1.009886, 0.064426, //
          0.563705, 0.805795, 0.743337, 0.256757, //
          0.450821, 0.220953, 0.833721, 0.517148
        });
    assertEveryThird(
        enlarged(picture(), 3),
        new double[] {
          -0.071837, 0.062850, 0.483799, 1.007344, 0.396991, //
          0.119641, 0.598574, 0.567668, 0.851610, 0.463352, //
          0.869864, 0.901448, 0.141843, 0.600258, 0.577285, //
          0.520877, 0.191262, 0.495585, 0.829423, 0.595630
        });
  }

  private static void assertEveryThird(Samples larger, double... wanted) {
    int next = 0;
    for (int y = 0; y < larger.extent(0); y += 3) {
      for (int x = 0; x < larger.extent(1); x += 3) {
        float found = larger.get((long) y * larger.extent(1) + x);
        assertThat((double) found).isCloseTo(wanted[next], within(2e-6));
        next++;
      }
    }
    assertThat(next).isEqualTo(wanted.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void whatIsConstantStaysSo(int times) {
    float[] values = new float[3 * 2 * 4];
    Arrays.fill(values, 0.3f);
    Samples same = enlarged(Samples.of(new int[] {3, 2}, 4, values), times);
    assertThat(same.extent()).containsExactly(3 * times, 2 * times);
    for (long i = 0; i < same.length(); i++) {
      assertThat(same.get(i)).isCloseTo(0.3f, within(1e-6f));
    }
  }

  @Test
  void aSizeThatStaysIsThePicture() {
    Samples same = enlarged(picture(), 1);
    for (long i = 0; i < same.length(); i++) {
      assertThat(same.get(i)).isCloseTo(picture().get(i), within(1e-6f));
    }
  }

  /** The colour of a clear pixel is no colour that is seen. */
  @Test
  void coloursCountByTheirAlpha() {
    float[] values = {1, 0, 0, 1, 0, 1, 0, 0};
    Samples larger = enlarged(Samples.of(new int[] {1, 2}, 4, values), 2);
    for (int x = 0; x < 4; x++) {
      assertThat(larger.get(x, 1)).isZero();
    }
    assertThat(larger.get(1, 0)).isCloseTo(1, within(1e-6f));
  }

  @Test
  void weightsAddUpToOne() {
    for (double phase = 0; phase <= 1; phase += 1 / 16.0) {
      assertThat(Arrays.stream(Lanczos.weights(phase)).sum()).isCloseTo(1, within(1e-12));
    }
    assertThat(Lanczos.weights(0)[Lanczos.REACH - 1]).isCloseTo(1, within(1e-12));
  }
}
