package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;

final class DetailedSquareTest {
  /** 12 x 8 pixels, flat but for stripes in the lower right corner; the value tells the place. */
  private static Samples striped() {
    float[] values = new float[12 * 8];
    for (int y = 4; y < 8; y++) {
      for (int x = 8; x < 12; x++) {
        values[y * 12 + x] = x % 2;
      }
    }
    return Samples.of(new int[] {8, 12}, 1, values);
  }

  @Test
  void isWhereNeighboursDifferMost() {
    DetailedSquare square = DetailedSquare.of(striped(), 4);
    assertThat(square).isEqualTo(new DetailedSquare(4, 8, 4, 4));
    Samples cut = square.cut(striped());
    assertThat(cut.extent()).containsExactly(4, 4);
    assertThat(new float[] {cut.get(0), cut.get(1), cut.get(2), cut.get(3)})
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void isAllOfASmallPicture() {
    assertThat(DetailedSquare.of(striped(), 256)).isEqualTo(new DetailedSquare(0, 0, 8, 12));
    assertThat(DetailedSquare.of(striped(), 10).height()).isEqualTo(8);
  }
}
