package dev.tessera.model.magnify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;

final class AreaMeansTest {
  private static float[] values(Samples picture) {
    float[] values = new float[(int) picture.length()];
    picture.copyTo(0, values, 0, values.length);
    return values;
  }

  /** By hand: 1 2 3 over 4 5 6 over 7 8 9; what is missing of a square has no say. */
  @Test
  void aPixelIsTheMeanOfWhatThereIsOfItsSquare() {
    Samples nine = Samples.of(new int[] {3, 3}, 1, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    Samples four = AreaMeans.reduced(nine, 2);
    assertThat(four.extent()).containsExactly(2, 2);
    assertThat(values(four)).containsExactly(3, 4.5f, 7.5f, 9);
    assertThat(values(AreaMeans.reduced(nine, 3))).containsExactly(5);
    assertThat(values(AreaMeans.reduced(nine, 8))).containsExactly(5);
    assertThat(values(AreaMeans.reduced(nine, 1))).isEqualTo(values(nine));
  }

  /** A red pixel that is seen beside a green one that is not: red, half seen. */
  @Test
  void coloursCountByTheirAlpha() {
    Samples two = Samples.of(new int[] {1, 2}, 4, new float[] {1, 0, 0, 1, 0, 1, 0, 0});
    assertThat(values(AreaMeans.reduced(two, 2))).containsExactly(1, 0, 0, 0.5f);
  }
}
