package dev.tessera.model.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LiveSlicesTest {
  /** A clip of odd sides, one whose tiles overlap, and a light field. */
  static Stream<GridTiling> grids() {
    return Stream.of(
        GridTiling.of(new int[] {7, 9, 13}, new int[] {4, 4, 5}, new int[] {0, 0, 0}),
        GridTiling.of(new int[] {7, 9, 13}, new int[] {4, 5, 6}, new int[] {1, 2, 3}),
        GridTiling.of(new int[] {3, 2, 6, 7}, new int[] {2, 2, 4, 4}, new int[] {0, 1, 0, 2}));
  }

  private static Samples random(GridTiling grid, long seed, double spread) {
    int[] extent = IntStream.range(0, grid.dimensions()).map(grid::extent).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[3 * Arrays.stream(extent).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + spread * (random.nextDouble() - 0.5));
    }
    return Samples.of(extent, 3, values);
  }

  private static TileErrors.Targets values(Samples of, GridTiling grid) {
    TilePoints places = new TilePoints(grid);
    return (tiles, points, to) -> {
      long[] indices = new long[points.length];
      for (int t = 0; t < tiles.length; t++) {
        places.indices(tiles[t], points, indices, 0);
        for (int i = 0; i < indices.length; i++) {
          of.copyTo(3 * indices[i], to, 3 * (t * points.length + i), 3);
        }
      }
    };
  }

  private static Samples slice(Samples signal, GridTiling grid, int slice) {
    Samples part = signal;
    int rest = slice;
    int left = SliceTiles.count(grid);
    for (int a = 0; a < grid.dimensions() - 2; a++) {
      left /= grid.extent(a);
      part = part.slice(rest / left);
      rest %= left;
    }
    return part;
  }

  private static int[] range(int end) {
    return IntStream.range(0, end).toArray();
  }

  private static void note(LiveSlices live, Samples shown, GridTiling grid, int[] tiles) {
    int[] points = range(grid.samplesPerTile());
    float[] found = new float[3 * tiles.length * points.length];
    values(shown, grid).targets(tiles, points, found);
    assertThat(live.note(found, tiles, points, Reconstruction.EVERY_TURN)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("grids")
  void everySliceHasThePsnrOfItsPicture(GridTiling grid) {
    Samples signal = random(grid, 1, 1);
    Samples shown = random(grid, 2, 1.4);
    LiveSlices live = new LiveSlices(signal, grid, values(signal, grid), 1);

    note(live, random(grid, 3, 1), grid, range(grid.tileCount())); // what came before is forgotten
    note(live, shown, grid, range(grid.tileCount()));

    double sum = 0;
    int count = SliceTiles.count(grid);
    assertThat(live.slices().length()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      double expected = Psnr.ofRounded(slice(signal, grid, i), slice(shown, grid, i));
      assertThat((double) live.slices().get(i)).isCloseTo(expected, within(1e-3));
      sum += expected;
    }
    assertThat(live.psnr()).isCloseTo(sum / count, within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void aSliceIsKnownOnceAllItsTilesAre(GridTiling grid) {
    Samples signal = random(grid, 1, 1);
    LiveSlices live = new LiveSlices(signal, grid, values(signal, grid), 1);
    // Nothing known: every value counts half the peak off.
    assertThat(live.psnr()).isCloseTo(-20 * Math.log10(0.5), within(1e-6));

    SliceTiles last = SliceTiles.of(grid, SliceTiles.count(grid) - 1);
    int cells = last.grid().tileCount();
    note(live, signal, grid, IntStream.range(1, cells).map(last::tile).toArray());
    assertThat(known(live)).isEmpty();
    note(live, signal, grid, new int[] {last.tile(0)});
    assertThat(known(live)).contains(SliceTiles.count(grid) - 1);
    assertThat(known(live)).allMatch(slice -> SliceTiles.of(grid, slice).tile(0) == last.tile(0));
    assertThat(live.slices().get(SliceTiles.count(grid) - 1)).isGreaterThan(58f);
  }

  private static List<Integer> known(LiveSlices live) {
    return IntStream.range(0, live.slices().length())
        .filter(i -> !Float.isNaN(live.slices().get(i)))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("grids")
  void theSliceThatIsLookedAtIsAPicture(GridTiling grid) {
    Samples signal = random(grid, 1, 1);
    Samples shown = random(grid, 2, 1.4);
    LiveSlices live = new LiveSlices(signal, grid, values(signal, grid), 1);
    assertThat(live.takePatch(false)).isEmpty();
    live.show(1);
    note(live, shown, grid, range(grid.tileCount()));

    assertThat(live.outdated(1000)).isEmpty();
    assertPicture(live, shown, grid, 1);

    // Another slice was not kept: it is painted once its points are noted again.
    int other = SliceTiles.count(grid) - 1;
    live.show(other);
    assertThat(live.takePatch(false).orElseThrow().size()).isZero();
    assertThat(live.outdated(2)).hasSize(2);
    SliceTiles tiles = live.shownSlice().orElseThrow();
    for (int[] some = live.outdated(2); some.length > 0; some = live.outdated(2)) {
      float[] found = new float[3 * some.length * tiles.points().length];
      values(shown, grid).targets(some, tiles.points(), found);
      live.note(found, some, tiles.points(), Reconstruction.EVERY_TURN);
    }
    assertPicture(live, shown, grid, other);
    assertThat((double) live.slices().get(0))
        .isCloseTo(Psnr.ofRounded(slice(signal, grid, 0), slice(shown, grid, 0)), within(1e-3));
  }

  private static void assertPicture(LiveSlices live, Samples shown, GridTiling grid, int slice) {
    PicturePatch patch = live.takePatch(false).orElseThrow();
    assertThat(patch.slice()).isEqualTo(slice);
    assertThat(patch.grid()).isEqualTo(SliceTiles.of(grid, slice).grid());
    assertThat(patch.size()).isEqualTo(patch.grid().tileCount());
    Samples expected = slice(shown, grid, slice);
    int[] screen = new int[(int) expected.count()];
    patch.paint(screen);
    assertThat(screen).isEqualTo(Argb.pack(expected));
  }

  @Test
  void aPartOfATileStandsForAllOfItUntilMoreIsKnown() {
    GridTiling grid = GridTiling.of(new int[] {2, 4, 4}, new int[] {2, 4, 4}, new int[3]);
    Samples black = Samples.of(new int[] {2, 4, 4}, 3, new float[96]);
    LiveSlices live = new LiveSlices(black, grid, values(black, grid), 1);
    float[] tenths = new float[3 * 8];
    Arrays.fill(tenths, 51 / 255f);

    live.note(tenths, new int[1], range(8), Reconstruction.EVERY_TURN); // half of the first slice
    assertThat((double) live.slices().get(0)).isCloseTo(-20 * Math.log10(0.2), within(1e-4));
    assertThat(live.slices().get(1)).isNaN();

    live.note(new float[3 * 8], new int[1], range(8), Reconstruction.EVERY_TURN);
    assertThat((double) live.slices().get(0)).isCloseTo(-10 * Math.log10(0.02), within(1e-4));
  }

  /** The pretend device computes as the heap does. */
  @Test
  void errorsAndPicturesOfADeviceAreThoseOfTheHeap() {
    GridTiling grid = grids().findFirst().orElseThrow();
    Samples signal = random(grid, 1, 1);
    int count = grid.tileCount();
    int[] points = range(grid.samplesPerTile());
    LiveSlices live = new LiveSlices(signal, grid, values(signal, grid), 1);
    live.show(5);
    try (Scope scope = new PretendGpu().scope()) {
      TilesOnDevice there = TilesOnDevice.of(scope, signal, grid).orElseThrow();
      DeviceNotes notes = live.onDevice(scope, there);
      float[] at = there.places(range(count), points);
      NDArray places = scope.upload(at, at.length).toType(DataType.INT64, false);
      NDArray targets = there.gathered(places, count);
      NDArray values = targets.mul(0.9);
      DeviceNotes.Visit visit = new DeviceNotes.Visit(count, places, values, targets);
      notes.note(range(count), notes.wanted(visit).toFloatArray());
    }
    float[] dimmed = new float[(int) signal.length()];
    for (int i = 0; i < dimmed.length; i++) {
      dimmed[i] = 0.9f * signal.get(i);
    }
    Samples shown = Samples.of(signal.extent(), 3, dimmed);
    for (int i = 0; i < live.slices().length(); i++) {
      assertThat((double) live.slices().get(i))
          .isCloseTo(Psnr.ofRounded(signal.slice(i), shown.slice(i)), within(1e-3));
    }
    assertThat(live.outdated(1000)).hasSize(live.shownSlice().orElseThrow().grid().tileCount());
  }
}
