package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LivePictureTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  private static int ownerOf(GridTiling grid, int index) {
    int row = grid.ownerAlong(0, index / WIDTH);
    return row * grid.tilesAlong(1) + grid.ownerAlong(1, index % WIDTH);
  }

  /** dB of the samples of one cell, or of all for cell -1, from the definition. */
  private static double psnr(Samples signal, float[] seen, GridTiling grid, int cell) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < signal.count(); i++) {
      if (cell < 0 || ownerOf(grid, i) == cell) {
        for (int c = 0; c < signal.channels(); c++) {
          double value = Argb.quantise(seen[i * signal.channels() + c]) / 255.0;
          sum += (value - signal.get(i, c)) * (value - signal.get(i, c));
          count++;
        }
      }
    }
    return Psnr.ofMse(sum / count);
  }

  @ParameterizedTest
  @CsvSource({"1,0,5", "3,0,5", "4,2,6", "3,3,7", "3,0,64"})
  void errorAndPatchesFollowEverySample(int channels, int overlap, int tile) {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, channels).samples();
    GridTiling grid = GridTiling.square(HEIGHT, WIDTH, tile, overlap);
    LivePicture picture = new LivePicture(signal, grid);
    float[] seen = new float[signal.count() * channels];
    Arrays.fill(seen, 0.5f);
    int[] screen = new int[signal.count()];
    picture.takePatch().paint(screen);
    SplittableRandom random = new SplittableRandom(tile);

    for (int round = 0; round < 30; round++) {
      boolean[] touched = new boolean[grid.tileCount()];
      for (int k = random.nextInt(1, 12); k > 0; k--) {
        int i = random.nextInt(signal.count());
        for (int c = 0; c < channels; c++) {
          seen[i * channels + c] = (float) (1.4 * random.nextDouble() - 0.2);
        }
        picture.set(i, seen, i * channels);
        touched[ownerOf(grid, i)] = true;
      }

      assertThat(picture.psnr()).isCloseTo(psnr(signal, seen, grid, -1), within(1e-4));
      PicturePatch patch = picture.takePatch();
      assertThat(IntStream.range(0, patch.size()).map(patch::tile))
          .containsExactlyElementsOf(
              IntStream.range(0, touched.length).filter(t -> touched[t]).boxed().toList());
      for (int i = 0; i < patch.size(); i++) {
        assertThat((double) patch.psnr(i))
            .isCloseTo(psnr(signal, seen, grid, patch.tile(i)), within(1e-3));
      }
      patch.paint(screen);
      assertThat(screen)
          .containsExactly(Argb.pack(Samples.of(signal.extent(), channels, seen.clone())));
    }
    assertThat(picture.takePatch().size()).isZero();
    assertThat(picture.takeAll().size()).isEqualTo(grid.tileCount());
  }

  @Test
  void aPatchPaintsItsCellsAndNothingElse() {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, 3).samples();
    GridTiling grid = GridTiling.square(HEIGHT, WIDTH, 6, 2);
    LivePicture picture = new LivePicture(signal, grid);
    picture.takePatch();
    int touched = 9 * WIDTH + 13;
    picture.set(touched, new float[] {1, 0, 0}, 0);

    int[] screen = new int[signal.count()];
    picture.takePatch().paint(screen);

    for (int i = 0; i < screen.length; i++) {
      boolean inCell = ownerOf(grid, i) == ownerOf(grid, touched);
      int expected = i == touched ? 0xFFFF0000 : inCell ? 0xFF808080 : 0;
      assertThat(screen[i]).as("pixel %d", i).isEqualTo(expected);
    }
  }

  @Test
  void aPerfectPictureHasNinetyNineDecibels() {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, 3).samples();
    LivePicture picture = new LivePicture(signal, GridTiling.square(HEIGHT, WIDTH, 8, 0));
    float[] point = new float[3];
    for (int i = 0; i < signal.count(); i++) {
      signal.copyTo(3 * i, point, 0, 3);
      picture.set(i, point, 0);
    }
    PicturePatch all = picture.takeAll();

    assertThat(picture.psnr()).isEqualTo(99);
    assertThat(IntStream.range(0, all.size()).mapToDouble(all::psnr)).containsOnly(99.0);
  }
}
