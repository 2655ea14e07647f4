package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DisplacedTest {
  private static final int SIDE = 8;

  /** Red grows by 2 a pixel to the right, green by 3 a pixel down, blue is the same everywhere. */
  private static Canvas ramps() {
    Canvas canvas = new Canvas(40, 48);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 48; x++) {
        canvas.put(y, x, 10 + 2 * x, 20 + 3 * y, 77);
      }
    }
    return canvas;
  }

  /** Filters of which the weights are 1 in all and centred, so that a ramp stays one. */
  @Test
  void rampsAreRampsBetweenPixelsToo() {
    Canvas square = new Canvas(SIDE, SIDE);
    float[] pixel = new float[3];
    for (int down = -17; down <= 17; down++) {
      for (int right = -17; right <= 17; right++) {
        new Displaced(SIDE).copy(ramps(), 16, 16, down, right, square);
        square.read(2, 5, pixel, 0);
        assertThat(pixel[0]).isCloseTo(10 + 2 * (21 + right / 4f), within(0.06f));
        assertThat(pixel[1]).isCloseTo(20 + 3 * (18 + down / 4f), within(0.09f));
        assertThat(pixel[2]).isCloseTo(77, within(1e-3f));
      }
    }
  }

  @Test
  void beyondTheCanvasItsBorderGoesOn() {
    Canvas square = new Canvas(SIDE, SIDE);
    new Displaced(SIDE).copy(ramps(), 0, 0, -4 * 100, -4 * 100 + 1, square);
    float[] pixel = new float[3];
    square.read(7, 7, pixel, 0);
    assertThat(pixel).containsExactly(new float[] {10, 20, 77}, within(1e-3f));
    new Displaced(SIDE).copy(ramps(), 32, 40, WaySymbols.FARTHEST, WaySymbols.FARTHEST, square);
    square.read(0, 0, pixel, 0);
    assertThat(pixel).containsExactly(10 + 2 * 47, 20 + 3 * 39, 77);
  }

  @Test
  void theErrorIsTheSumOfSquares() {
    Canvas square = new Canvas(SIDE, SIDE);
    Displaced displaced = new Displaced(SIDE);
    displaced.copy(ramps(), 8, 8, 0, 4, square);
    assertThat(displaced.error(square, ramps(), 8, 8)).isEqualTo(SIDE * SIDE * 4.0);
  }
}
