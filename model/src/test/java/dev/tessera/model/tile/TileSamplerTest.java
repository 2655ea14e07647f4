package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.signal.Samples;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TileSamplerTest {
  @Test
  void reflectionRepeatsTheEdgeSample() {
    assertThat(IntStream.range(-4, 10).map(p -> TileSampler.reflect(p, 3)))
        .containsExactly(2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 2, 2);
    assertThat(IntStream.range(-3, 3).map(p -> TileSampler.reflect(p, 1))).containsOnly(0);
  }

  @Test
  void edgeTilesHoldTheReflectedSignal() {
    Samples signal = Samples.of(new int[] {3, 3}, 1, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    float[] tile = new float[5];

    new TileSampler(signal, GridCut.cube(2, 0).of(3, 3)).gather(3, tile, 1);

    assertThat(tile).containsExactly(0, 9, 9, 9, 9);
  }

  @Test
  void aTileMayBeLargerThanTheSignal() {
    Samples signal = Samples.of(new int[] {1, 2}, 2, new float[] {1, 10, 2, 20});
    float[] tile = new float[2 * 5 * 2];

    new TileSampler(signal, GridTiling.of(new int[] {1, 2}, new int[] {2, 5}, new int[] {0, 0}))
        .gather(0, tile, 0);

    float[] line = {1, 10, 2, 20, 2, 20, 1, 10, 1, 10};
    assertThat(Arrays.copyOfRange(tile, 0, 10)).containsExactly(line);
    assertThat(Arrays.copyOfRange(tile, 10, 20)).containsExactly(line);
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.tile.RandomGrids#stream")
  void everySampleOfEveryTileIsTheReflectedOne(GridTiling grid) {
    int d = grid.dimensions();
    int[] extent = IntStream.range(0, d).map(grid::extent).toArray();
    float[] values = new float[Arrays.stream(extent).reduce(2, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    TileSampler sampler = new TileSampler(Samples.of(extent, 2, values), grid);
    float[] tile = new float[grid.samplesPerTile() * 2];

    for (int t = 0; t < grid.tileCount(); t++) {
      sampler.gather(t, tile, 0);
      for (int s = 0; s < grid.samplesPerTile(); s++) {
        int index = 0;
        int block = grid.samplesPerTile();
        int rest = s;
        for (int a = 0; a < d; a++) {
          block /= grid.tile(a);
          int position = TileSampler.reflect(grid.origin(t, a) + rest / block, extent[a]);
          rest %= block;
          index = index * extent[a] + position;
        }
        assertThat(tile[2 * s]).isEqualTo(2f * index);
        assertThat(tile[2 * s + 1]).isEqualTo(2f * index + 1);
      }
    }
  }

  @Test
  void signalAndGridMustAgree() {
    Samples signal = Samples.of(new int[] {2, 2}, 1, new float[4]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TileSampler(signal, GridCut.cube(2, 0).of(2, 3)))
        .withMessageContaining("Samples[2, 2]")
        .withMessageContaining("[2, 3]");
  }
}
