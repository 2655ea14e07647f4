package dev.tessera.model.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LivePictureTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  private static int ownerOf(GridTiling grid, int index) {
    int row = grid.ownerAlong(0, index / WIDTH);
    return row * grid.tilesAlong(1) + grid.ownerAlong(1, index % WIDTH);
  }

  /** A visit to one sample, in the tile that owns it. */
  private static void note(LivePicture picture, GridTiling grid, int index, float[] values) {
    int tile = ownerOf(grid, index);
    int y = Math.floorDiv(index, WIDTH) - grid.origin(tile, 0);
    int x = index % WIDTH - grid.origin(tile, 1);
    int[] points = {y * grid.tile(1) + x};
    assertThat(picture.note(values, new int[] {tile}, points, Reconstruction.EVERY_TURN)).isTrue();
  }

  /**
   * dB of the samples of one cell, or of all for cell -1, from the definition; what was not seen is
   * half the peak off.
   */
  private static double psnr(Samples signal, float[] seen, GridTiling grid, int cell) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < signal.count(); i++) {
      if (cell < 0 || ownerOf(grid, i) == cell) {
        for (int c = 0; c < signal.channels(); c++) {
          float value = seen[i * signal.channels() + c];
          double error = Argb.quantise(value) / 255.0 - signal.get(i, c);
          sum += Float.isNaN(value) ? 0.25 : error * error;
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
    GridTiling grid = GridCut.cube(tile, overlap).of(HEIGHT, WIDTH);
    LivePicture picture = new LivePicture(signal, grid, 1);
    float[] seen = new float[(int) signal.length()];
    Arrays.fill(seen, Float.NaN);
    int[] screen = new int[(int) signal.count()];
    picture.takePatch(true).orElseThrow().paint(screen);
    SplittableRandom random = new SplittableRandom(tile);

    for (int round = 0; round < 30; round++) {
      boolean[] touched = new boolean[grid.tileCount()];
      for (int k = random.nextInt(1, 12); k > 0; k--) {
        int i = random.nextInt((int) signal.count());
        for (int c = 0; c < channels; c++) {
          seen[i * channels + c] = (float) (1.4 * random.nextDouble() - 0.2);
        }
        note(picture, grid, i, Arrays.copyOfRange(seen, i * channels, (i + 1) * channels));
        touched[ownerOf(grid, i)] = true;
      }

      assertThat(picture.psnr()).isCloseTo(psnr(signal, seen, grid, -1), within(1e-4));
      PicturePatch patch = picture.takePatch(false).orElseThrow();
      assertThat(IntStream.range(0, patch.size()).map(patch::tile))
          .containsExactlyElementsOf(
              IntStream.range(0, touched.length).filter(t -> touched[t]).boxed().toList());
      for (int i = 0; i < patch.size(); i++) {
        assertThat((double) patch.psnr(i))
            .isCloseTo(psnr(signal, seen, grid, patch.tile(i)), within(1e-3));
      }
      patch.paint(screen);
      assertThat(screen)
          .containsExactly(Argb.pack(Samples.of(signal.extent(), channels, shown(seen))));
    }
    assertThat(picture.takePatch(false).orElseThrow().size()).isZero();
    assertThat(picture.takePatch(true).orElseThrow().size()).isEqualTo(grid.tileCount());
  }

  /** What was not seen is mid-grey. */
  private static float[] shown(float[] seen) {
    float[] shown = new float[seen.length];
    for (int i = 0; i < seen.length; i++) {
      shown[i] = Float.isNaN(seen[i]) ? 0.5f : seen[i];
    }
    return shown;
  }

  @Test
  void aPatchPaintsItsCellsAndNothingElse() {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, 3).samples();
    GridTiling grid = GridCut.cube(6, 2).of(HEIGHT, WIDTH);
    LivePicture picture = new LivePicture(signal, grid, 1);
    assertThat(picture.takePatch(false)).isPresent();
    int touched = 9 * WIDTH + 13;
    note(picture, grid, touched, new float[] {1, 0, 0});

    int[] screen = new int[(int) signal.count()];
    picture.takePatch(false).orElseThrow().paint(screen);

    for (int i = 0; i < screen.length; i++) {
      boolean inCell = ownerOf(grid, i) == ownerOf(grid, touched);
      int expected = i == touched ? 0xFFFF0000 : inCell ? 0xFF808080 : 0;
      assertThat(screen[i]).as("pixel %d", i).isEqualTo(expected);
    }
  }

  @Test
  void aPerfectPictureHasNinetyNineDecibels() {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, 3).samples();
    GridTiling grid = GridCut.cube(8, 0).of(HEIGHT, WIDTH);
    LivePicture picture = new LivePicture(signal, grid, 1);
    float[] point = new float[3];
    for (int i = 0; i < signal.count(); i++) {
      signal.copyTo(3L * i, point, 0, 3);
      note(picture, grid, i, point);
    }
    PicturePatch all = picture.takePatch(true).orElseThrow();

    assertThat(picture.psnr()).isEqualTo(99);
    assertThat(IntStream.range(0, all.size()).mapToDouble(all::psnr)).containsOnly(99.0);
  }

  @Test
  void tilesThatAreNotOnTurnAreLeftOut() {
    Samples signal = TestPictures.drawn(16, 8, 1).samples();
    GridTiling grid = GridCut.cube(8, 0).of(8, 16);
    LivePicture picture = new LivePicture(signal, grid, 2);
    picture.takePatch(false);
    float[] values = new float[2 * 64];
    int[] points = IntStream.range(0, 64).toArray();

    picture.note(values, new int[] {0, 1}, points, 3);
    assertThat(picture.takePatch(false).orElseThrow().tile(0)).isEqualTo(1);
    picture.note(values, new int[] {0, 1}, points, Reconstruction.EVERY_TURN);
    assertThat(picture.takePatch(false).orElseThrow().size()).isEqualTo(2);
    values[64] = Float.NaN;
    assertThat(picture.note(values, new int[] {0, 1}, points, 4)).isFalse();
  }

  /** Few come down tile by tile, many as lines of the picture. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 9})
  void tilesOnADeviceThatWereNotSeenAreGrey(int count) {
    Samples signal = TestPictures.drawn(WIDTH, HEIGHT, 3).samples();
    GridTiling grid = GridCut.cube(8, 0).of(HEIGHT, WIDTH);
    int[] tiles = IntStream.range(grid.tileCount() - count, grid.tileCount()).toArray();
    int[] points = IntStream.range(0, grid.samplesPerTile()).toArray();
    LivePicture picture = new LivePicture(signal, grid, 1);
    try (Scope scope = new PretendGpu().scope()) {
      TilesOnDevice there = TilesOnDevice.of(scope, signal, grid).orElseThrow();
      DeviceNotes notes = picture.onDevice(scope, there);
      float[] at = there.places(tiles, points);
      NDArray places = scope.upload(at, at.length).toType(DataType.INT64, false);
      NDArray targets = there.gathered(places, count);
      NDArray white = targets.onesLike();
      notes.note(
          tiles, notes.wanted(new DeviceNotes.Visit(count, places, white, targets)).toFloatArray());

      for (boolean all : new boolean[] {false, true}) {
        int[] screen = new int[(int) signal.count()];
        picture.takePatch(all).orElseThrow().paint(screen);
        for (int i = 0; i < screen.length; i++) {
          boolean seen = ownerOf(grid, i) >= tiles[0];
          assertThat(screen[i]).isEqualTo(seen ? 0xFFFFFFFF : all ? 0xFF808080 : 0);
        }
      }
    }
  }
}
