package dev.tessera.model.gather;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.VirtualSamples;
import dev.tessera.model.tile.GridTiling;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is gathered on the device is what the heap has. */
final class TilesOnDeviceTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  /**
   * Of one to four axes, with overlaps and tiles that reach beyond the border, some of them far.
   */
  static Stream<GridTiling> grids() {
    return Stream.of(
        grid(new int[] {37}, new int[] {8}, new int[] {0}),
        grid(new int[] {24, 16}, new int[] {8, 8}, new int[] {0, 0}),
        grid(new int[] {13, 22}, new int[] {5, 8}, new int[] {2, 3}),
        grid(new int[] {3, 5}, new int[] {16, 16}, new int[] {4, 4}),
        grid(new int[] {7, 10, 13}, new int[] {3, 4, 5}, new int[] {1, 2, 2}),
        grid(new int[] {5, 4, 9, 8}, new int[] {2, 2, 4, 3}, new int[] {0, 1, 2, 1}));
  }

  private static GridTiling grid(int[] extent, int[] tile, int[] overlap) {
    return GridTiling.of(extent, tile, overlap);
  }

  private static GridSignal signal(GridTiling grid, int channels, boolean eightBit) {
    int[] extent = IntStream.range(0, grid.dimensions()).map(grid::extent).toArray();
    float[] values = new float[IntStream.of(extent).reduce(channels, (a, b) -> a * b)];
    SplittableRandom random = new SplittableRandom(channels);
    for (int i = 0; i < values.length; i++) {
      values[i] = eightBit ? random.nextInt(256) / 255f : (float) random.nextDouble();
    }
    Samples samples = VirtualSamples.chunked(extent, channels, values, eightBit);
    assertThat(samples.eightBit()).isEqualTo(eightBit);
    return new GridSignal("any", samples, eightBit ? 8 : 16);
  }

  private static int[] some(int count, int of, SplittableRandom random) {
    return IntStream.range(0, count).map(i -> random.nextInt(of)).toArray();
  }

  @ParameterizedTest
  @MethodSource("grids")
  void tilesAreThoseOfTheHeapToTheLastBit(GridTiling grid) {
    SplittableRandom random = new SplittableRandom(1);
    for (int channels = 1; channels <= 4; channels++) {
      for (boolean eightBit : new boolean[] {true, false}) {
        GridPoints points = new GridPoints(signal(grid, channels, eightBit), grid);
        try (Scope scope = ENGINE.scope()) {
          TilesOnDevice device = points.onDevice(scope).orElseThrow();
          int[] all = IntStream.range(0, points.pointCount()).toArray();
          int[] everyTile = IntStream.range(0, grid.tileCount()).toArray();
          assertSame(device, points, everyTile, all, scope);
          int[] tiles = some(9, everyTile.length, random);
          assertSame(device, points, tiles, some(11, all.length, random), scope);
          assertSame(device, points, new int[] {everyTile.length - 1}, new int[] {0}, scope);
        }
      }
    }
  }

  private static void assertSame(
      TilesOnDevice device, GridPoints points, int[] tiles, int[] some, Scope scope) {
    float[] expected = new float[tiles.length * some.length * points.channels()];
    points.targets(tiles, some, expected);
    try (Scope batch = scope.child()) {
      NDArray found = device.gathered(sent(device, batch, tiles, some), tiles.length);
      assertThat(found.getShape().getShape())
          .containsExactly(tiles.length, some.length, points.channels());
      assertThat(found.getManager()).isSameAs(batch.manager());
      assertThat(found.toFloatArray()).isEqualTo(expected);
    }
  }

  private static NDArray sent(TilesOnDevice device, Scope batch, int[] tiles, int[] points) {
    float[] places = device.places(tiles, points);
    return batch.upload(places, places.length).toType(DataType.INT64, false);
  }

  @Test
  void gatheringCostsTheSameHoweverManyTilesAndAxesThereAre() {
    PretendGpu gpu = new PretendGpu();
    for (GridTiling grid : grids().toList()) {
      GridPoints points = new GridPoints(signal(grid, 3, true), grid);
      try (Scope scope = gpu.scope()) {
        TilesOnDevice device = points.onDevice(scope).orElseThrow();
        int[] tiles = IntStream.range(0, grid.tileCount()).toArray();
        NDArray places = sent(device, scope, tiles, new int[] {0, 1});
        gpu.take();
        device.gathered(places, tiles.length);
        PretendGpu.Counts counts = gpu.take();
        assertThat(counts.launches()).isEqualTo(3);
        assertThat(counts.transfers()).isZero();
      }
    }
  }

  @Test
  void aSignalThatTakesTooMuchStaysOnTheHeap() {
    GridTiling grid = grid(new int[] {24, 16}, new int[] {8, 8}, new int[] {0, 0});
    int tables = (3 + 2) * 8 * Long.BYTES;
    try (Scope scope = ENGINE.scope()) {
      Samples bytes = signal(grid, 3, true).samples();
      assertThat(TilesOnDevice.of(scope, bytes, grid, 24 * 16 * 3 + tables)).isPresent();
      assertThat(TilesOnDevice.of(scope, bytes, grid, 24 * 16 * 3 + tables - 1)).isEmpty();
      Samples floats = signal(grid, 3, false).samples();
      assertThat(TilesOnDevice.of(scope, floats, grid, 24 * 16 * 3 * 4 + tables)).isPresent();
      assertThat(TilesOnDevice.of(scope, floats, grid, 24 * 16 * 3 * 4 + tables - 1)).isEmpty();
    }
  }
}
