package dev.tessera.model.shown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Argb;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RoundedSquaresTest {
  /** Anything, what lies half-way between two bytes, and its neighbours. */
  private static float[] values() {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[4096];
    for (int i = 0; i < values.length; i++) {
      float half = (i % 255 + 0.5f) / 255;
      values[i] =
          switch (i % 4) {
            case 0 -> (float) (3 * random.nextDouble() - 1);
            case 1 -> half;
            case 2 -> Math.nextUp(half);
            default -> Math.nextDown(half);
          };
    }
    return values;
  }

  @Test
  void theyAreThoseOfTheBytesThatAScreenShows() {
    float[] values = values();
    float[] targets = new float[values.length];
    RoundedSquares squares = new RoundedSquares();

    squares.squares(values, targets, 7, values.length - 7);

    for (int i = 7; i < values.length; i++) {
      float shown = Argb.quantise(values[i]) / 255f;
      assertThat(squares.sum(i - 7, i - 6)).as("of %s", values[i]).isEqualTo(shown * shown);
    }
  }

  @Test
  void sumsAreOfWhatWasWanted() {
    RoundedSquares squares = new RoundedSquares();

    squares.squares(new float[] {9, 1, 0.2f, 1}, new float[] {9, 0, 0.2f, 0.5f}, 1, 3);

    assertThat(squares.sum(0, 1)).isEqualTo(1);
    assertThat(squares.sum(0, 3)).isEqualTo(1.25f);
  }
}
