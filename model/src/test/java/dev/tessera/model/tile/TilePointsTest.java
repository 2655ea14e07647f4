package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.VirtualSamples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Points of tiles that are not cubes, of signals of any size. */
final class TilePointsTest {
  static Stream<GridTiling> grids() {
    return Stream.concat(
        RandomGrids.stream(),
        Stream.of(0, 1, 2)
            .flatMap(
                overlap ->
                    Stream.of(
                        GridTiling.of(
                            new int[] {7, 10, 13},
                            new int[] {3, 4, 5},
                            new int[] {Math.min(1, overlap), overlap, overlap}),
                        GridTiling.of(
                            new int[] {5, 4, 9, 8},
                            new int[] {2, 2, 4, 3},
                            new int[] {0, 0, overlap, Math.min(1, overlap)}))));
  }

  /** Where a point of a tile lies along an axis, by its row-major number. */
  private static int position(GridTiling grid, int point, int axis) {
    int block = 1;
    for (int a = axis + 1; a < grid.dimensions(); a++) {
      block *= grid.tile(a);
    }
    return point / block % grid.tile(axis);
  }

  /** The row-major index in the signal that a point of a tile shows. */
  private static long index(GridTiling grid, int tile, int point) {
    long index = 0;
    for (int a = 0; a < grid.dimensions(); a++) {
      long at = (long) grid.origin(tile, a) + position(grid, point, a);
      long n = grid.extent(a);
      while (at >= n) { // back from the end, and perhaps again from the beginning
        at = 2 * n - 1 - at;
        at = at < 0 ? -1 - at : at;
      }
      index = index * n + at;
    }
    return index;
  }

  private static int[] points(GridTiling grid) {
    return IntStream.range(0, grid.samplesPerTile()).toArray();
  }

  @ParameterizedTest
  @MethodSource("grids")
  void indicesAreThoseOfThePointsOfTheSignalReflectedAtItsBorders(GridTiling grid) {
    TilePoints points = new TilePoints(grid);
    int[] all = points(grid);
    long[] expected = new long[all.length + 1];
    long[] indices = new long[all.length + 1];
    for (int tile = 0; tile < grid.tileCount(); tile++) {
      for (int p = 0; p < all.length; p++) {
        expected[p + 1] = index(grid, tile, p);
      }
      points.indices(tile, all, indices, 1);
      assertThat(indices).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void pointsMayComeInAnyOrder(GridTiling grid) {
    SplittableRandom random = new SplittableRandom(grid.hashCode());
    int[] some = random.ints(50, 0, grid.samplesPerTile()).toArray();
    int tile = random.nextInt(grid.tileCount());
    long[] indices = new long[some.length];

    new TilePoints(grid).indices(tile, some, indices, 0);

    assertThat(indices)
        .isEqualTo(Arrays.stream(some).mapToLong(p -> index(grid, tile, p)).toArray());
  }

  @ParameterizedTest
  @MethodSource("grids")
  void theMiddlesOfATileReachFromBorderToBorder(GridTiling grid) {
    TilePoints points = new TilePoints(grid);
    for (int p = 0; p < grid.samplesPerTile(); p += 7) {
      for (int a = 0; a < grid.dimensions(); a++) {
        int position = position(grid, p, a);
        assertThat(points.position(p, a)).isEqualTo(position);
        assertThat((double) points.local(p, a))
            .isCloseTo((position + 0.5) / grid.tile(a) * 2 - 1, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void theTilesCoverTheSignal(GridTiling grid) {
    TilePoints points = new TilePoints(grid);
    int[] all = points(grid);
    long count = 1;
    for (int a = 0; a < grid.dimensions(); a++) {
      count *= grid.extent(a);
    }
    boolean[] seen = new boolean[(int) count];
    long[] indices = new long[all.length];
    for (int tile = 0; tile < grid.tileCount(); tile++) {
      points.indices(tile, all, indices, 0);
      boolean inside = true;
      for (int p : all) {
        inside &= points.contains(tile, p);
        seen[(int) indices[p]] |= points.contains(tile, p);
      }
      assertThat(points.inside(tile)).isEqualTo(inside);
    }
    assertThat(seen).doesNotContain(false);
  }

  static Stream<Arguments> channels() {
    return grids()
        .filter(grid -> grid.dimensions() > 2)
        .flatMap(grid -> IntStream.rangeClosed(1, 4).mapToObj(c -> Arguments.of(grid, c)));
  }

  @ParameterizedTest
  @MethodSource("channels")
  void whatIsGatheredIsTheSignalAtTheIndices(GridTiling grid, int channels) {
    int[] extent = IntStream.range(0, grid.dimensions()).map(grid::extent).toArray();
    SplittableRandom random = new SplittableRandom(grid.hashCode());
    int count = Arrays.stream(extent).reduce(channels, (a, b) -> a * b);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(256) / 255f;
    }
    TilePoints points = new TilePoints(grid);
    long[] indices = new long[grid.samplesPerTile()];
    float[] expected = new float[indices.length * channels];
    float[] found = new float[indices.length * channels];
    TileSampler plain = new TileSampler(Samples.of(extent, channels, values), grid);
    TileSampler eight =
        new TileSampler(VirtualSamples.chunked(extent, channels, values, true), grid);
    TileSampler chunked =
        new TileSampler(VirtualSamples.chunked(extent, channels, values, false), grid);
    for (int tile = 0; tile < grid.tileCount(); tile++) {
      points.indices(tile, points(grid), indices, 0);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = values[(int) indices[i / channels] * channels + i % channels];
      }
      for (TileSampler sampler : new TileSampler[] {plain, eight, chunked}) {
        sampler.gather(tile, found, 0);
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  /** 4.8 thousand million points, not a multiple of the tiles. */
  private static final int[] HUGE = {80, 60, 1000, 1000};

  @Test
  void nothingOverflowsAtFourThousandMillionSamples() {
    GridTiling grid = GridTiling.of(HUGE, new int[] {7, 9, 33, 64}, new int[] {1, 2, 0, 5});
    Samples signal = VirtualSamples.of(HUGE, 3, flat -> flat % 65521);
    TilePoints points = new TilePoints(grid);
    TileSampler sampler = new TileSampler(signal, grid);
    float[] values = new float[grid.samplesPerTile() * 3];
    long[] indices = new long[grid.samplesPerTile()];
    int last = grid.tileCount() - 1;
    SplittableRandom random = new SplittableRandom(3);

    assertThat(grid.tileCount()).isEqualTo(14 * 9 * 31 * 17);
    for (int tile : new int[] {last, last / 2, random.nextInt(last)}) {
      points.indices(tile, points(grid), indices, 0);
      sampler.gather(tile, values, 0);
      for (int p = 0; p < indices.length; p += 101) {
        assertThat(indices[p]).isEqualTo(index(grid, tile, p));
        for (int c = 0; c < 3; c++) {
          assertThat(values[3 * p + c]).isEqualTo((float) ((3 * indices[p] + c) % 65521));
        }
      }
    }
  }

  @Test
  void offsetsWithinATileMayBeLargerThanAnInt() {
    GridTiling grid =
        GridTiling.of(
            new int[] {3, 1000, 5000, 50_000}, new int[] {2, 20, 50, 50}, new int[] {1, 0, 0, 0});
    long[] indices = new long[grid.samplesPerTile()];

    new TilePoints(grid).indices(0, points(grid), indices, 0);

    assertThat(indices[99_999]).isEqualTo(250_000_000_000L + 19 * 250_000_000L + 49 * 50_000L + 49);
  }

  @Test
  void whatAnIntCannotCountIsRefused() {
    int[] none = new int[4];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridTiling.whole(HUGE))
        .withMessageContaining("samples of a tile");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridTiling.of(HUGE, new int[] {1, 1, 1, 1}, none))
        .withMessageContaining("tiles");
  }

  @Test
  void aTileMayEndBeyondTheLastInt() {
    int most = Integer.MAX_VALUE;
    GridTiling grid = GridTiling.of(new int[] {most}, new int[] {1 << 30}, new int[1]);
    long[] indices = new long[2];

    new TilePoints(grid).indices(1, new int[] {0, (1 << 30) - 1}, indices, 0);

    assertThat(indices).containsExactly(1 << 30, most - 1);
    assertThat(new TilePoints(grid).contains(1, (1 << 30) - 1)).isFalse();
    assertThat(TileSampler.reflect(1L << 31, most)).isEqualTo(most - 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridTiling.of(new int[] {most}, new int[] {most}, new int[] {most}));
  }
}
