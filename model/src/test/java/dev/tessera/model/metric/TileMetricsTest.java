package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TileMetricsTest {
  private static final int[] EXTENT = {5, 7};

  @Test
  void eachTileCountsItsOwnCell() {
    GridTiling grid = GridTiling.square(5, 7, 4, 0);
    float[] actual = new float[5 * 7 * 3];
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        float error = y < 4 ? (x < 4 ? 0.1f : 0.01f) : (x < 4 ? 0 : 1);
        for (int c = 0; c < 3; c++) {
          actual[(y * 7 + x) * 3 + c] = error;
        }
      }
    }

    TilePsnr psnr =
        TilePsnr.of(Samples.of(EXTENT, 3, new float[105]), Samples.of(EXTENT, 3, actual), grid);

    assertThat(psnr.count()).isEqualTo(4);
    assertThat(psnr.get(0)).isCloseTo(20, within(1e-5));
    assertThat(psnr.get(1)).isCloseTo(40, within(1e-5));
    assertThat(psnr.get(2)).isInfinite();
    assertThat(psnr.get(3)).isCloseTo(0, within(1e-5));
  }

  @Test
  void tilesTogetherGiveTheWholePsnr() {
    SplittableRandom random = new SplittableRandom(4);
    int[] extent = {9, 11, 6};
    Samples reference = noise(random, extent);
    Samples actual = noise(random, extent);
    GridTiling grid = GridTiling.of(extent, new int[] {4, 5, 3}, new int[] {2, 1, 0});

    TilePsnr psnr = TilePsnr.of(reference, actual, grid);
    double weighted = 0;
    for (int t = 0; t < psnr.count(); t++) {
      int cell = 1;
      for (int a = 0; a < 3; a++) {
        int c = grid.coordinate(t, a);
        cell *= grid.cellEnd(a, c) - grid.cellStart(a, c);
      }
      weighted += cell * Math.pow(10, -psnr.get(t) / 10);
    }

    assertThat(weighted / (9 * 11 * 6)).isCloseTo(Psnr.mse(reference, actual), within(1e-9));
  }

  @Test
  void seamsAreTheTwoSamplesAtEachBorder() {
    GridTiling grid = GridTiling.of(new int[] {8}, new int[] {4}, new int[] {0});
    Samples reference = Samples.of(new int[] {8}, 1, new float[8]);

    float[] seam = {0.1f, 0.1f, 0.1f, 0.3f, -0.3f, -0.1f, 0.1f, 0.1f};
    assertThat(SeamRatio.of(reference, Samples.of(new int[] {8}, 1, seam), grid))
        .isCloseTo(3, within(1e-6));
    float[] outside = {0.3f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.3f};
    assertThat(SeamRatio.of(reference, Samples.of(new int[] {8}, 1, outside), grid))
        .isCloseTo(0.6, within(1e-6));
  }

  @Test
  void seamsOfAnImageRunAlongBothAxes() {
    GridTiling grid = GridTiling.square(6, 6, 3, 0);
    float[] actual = new float[36];
    for (int i = 0; i < 36; i++) {
      boolean seam = i / 6 == 2 || i / 6 == 3 || i % 6 == 2 || i % 6 == 3;
      actual[i] = seam ? 0.5f : 0.125f;
    }
    int[] extent = {6, 6};

    assertThat(
            SeamRatio.of(Samples.of(extent, 1, new float[36]), Samples.of(extent, 1, actual), grid))
        .isEqualTo(4);
  }

  @Test
  void withoutBordersOrErrorsThereIsNoSeam() {
    SplittableRandom random = new SplittableRandom(1);
    Samples a = noise(random, EXTENT);
    Samples b = noise(random, EXTENT);

    assertThat(SeamRatio.of(a, b, GridTiling.whole(5, 7))).isEqualTo(1);
    assertThat(SeamRatio.of(a, b, GridTiling.square(5, 7, 1, 0))).isEqualTo(1);
    assertThat(SeamRatio.of(a, a, GridTiling.square(5, 7, 3, 0))).isEqualTo(1);
  }

  @Test
  void shapesMustAgreeWithTheGrid() {
    Samples image = Samples.of(EXTENT, 1, new float[35]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TilePsnr.of(image, image, GridTiling.square(7, 5, 4, 0)))
        .withMessageContaining("[5, 7]")
        .withMessageContaining("[7, 5]");
  }

  private static Samples noise(SplittableRandom random, int... extent) {
    int n = 1;
    for (int e : extent) {
      n *= e;
    }
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Samples.of(extent, 1, values);
  }
}
