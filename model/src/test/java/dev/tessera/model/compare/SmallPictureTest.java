package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmallPictureTest {
  private static GridSignal picture(int height, int width, int channels, float... pattern) {
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = pattern[i % pattern.length];
    }
    return new GridSignal("made", Samples.of(new int[] {height, width}, channels, values), 8);
  }

  @ParameterizedTest
  @CsvSource({
    "512, 768, 32, 256, 384",
    "64, 64, 32, 64, 64",
    "70, 97, 32, 64, 96",
    "4000, 3000, 32, 352, 256",
    "40, 9000, 32, 32, 8992",
    "16, 16, 8, 16, 16"
  })
  void keepsWholeTilesOfAHundredThousandPixels(
      int height, int width, int tile, int smallHeight, int smallWidth) {
    GridSignal small = SmallPicture.of(picture(height, width, 1, 0.25f), tile).orElseThrow();
    assertThat(small.height()).isEqualTo(smallHeight);
    assertThat(small.width()).isEqualTo(smallWidth);
    assertThat(small.samples().channels()).isEqualTo(3);
    assertThat(small.samples().get(7)).isCloseTo(0.25f, within(1e-6f));
  }

  @Test
  void lessThanTwoTilesAreNoPicture() {
    assertThat(SmallPicture.of(picture(32, 63, 3, 0), 32)).isEmpty();
    assertThat(SmallPicture.of(picture(31, 900, 3, 0), 32)).isEmpty();
    assertThat(SmallPicture.of(picture(1, 1, 3, 0), 32)).isEmpty();
    assertThat(SmallPicture.of(picture(32, 64, 3, 0), 32)).isPresent();
  }

  @Test
  void averagesSquaresOfTheMiddle() {
    float[] values = new float[320 * 640 * 3];
    for (int i = 0; i < values.length; i++) {
      int column = i / 3 % 640;
      int row = i / 3 / 640;
      values[i] = column / 640f + row % 2 * 0.1f + i % 3 * 0.01f;
    }
    GridSignal wide = new GridSignal("wide", Samples.of(new int[] {320, 640}, 3, values), 8);
    // 2 x 2 squares leave 320 x 160, of which whole tiles of 100 cover 300 x 100
    GridSignal small = SmallPicture.of(wide, 100).orElseThrow();
    assertThat(small.height()).isEqualTo(100);
    assertThat(small.width()).isEqualTo(300);
    // the first square holds columns 20 and 21 of rows 60 and 61
    assertThat(small.samples().get(0, 2)).isCloseTo(20.5f / 640 + 0.05f + 0.02f, within(1e-6f));
  }

  @Test
  void alphaIsLaidOverWhite() {
    GridSignal small = SmallPicture.of(picture(8, 8, 4, 0.2f, 0.4f, 0.6f, 0.25f), 4).orElseThrow();
    assertThat(small.samples().get(0)).isCloseTo(0.8f, within(1e-6f));
    assertThat(small.samples().get(1)).isCloseTo(0.85f, within(1e-6f));
    assertThat(small.samples().get(2)).isCloseTo(0.9f, within(1e-6f));
  }

  @Test
  void tilesAreChosenFarFromEachOther() {
    // 6 tiles of one value each; the mean is 0.48
    float[] values = new float[6 * 4];
    float[] levels = {0.5f, 0.45f, 0.52f, 0, 1, 0.41f};
    for (int i = 0; i < values.length; i++) {
      values[i] = levels[i % 12 / 2 + 6 * (i / 24)];
    }
    Samples samples = Samples.of(new int[] {2, 12}, 1, values);
    GridTiling grid = GridCut.cube(2, 0).of(2, 12);
    // 1 is farthest from the mean, 0 from 1, then 0.5 from both; 0.41 is 0.09 from the nearest
    assertThat(DistinctTiles.of(samples, grid, 4)).isEqualTo(List.of(4, 3, 0, 5));
    assertThat(DistinctTiles.of(samples, grid, 99)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void equalTilesAreStillDifferentOnes() {
    Samples flat = picture(4, 8, 1, 0.5f).samples();
    assertThat(DistinctTiles.of(flat, GridCut.cube(2, 0).of(4, 8), 8)).doesNotHaveDuplicates();
  }
}
