package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TileBatcherTest {
  private static TileBatcher batcher(GridTiling grid, int tiles, int samples, long seed) {
    FitOptions options =
        TestOptions.small(1)
            .change()
            .tilesPerStep(tiles)
            .samplesPerTile(samples)
            .seed(seed)
            .build();
    return new TileBatcher(grid, options);
  }

  @ParameterizedTest
  @CsvSource({"40,24,8,1", "40,24,8,4", "41,23,8,7", "64,64,4,100", "5,5,8,3", "40,24,8,15"})
  void everyTileIsDrawnOnceInEachRound(int height, int width, int tile, int perStep) {
    GridTiling grid = GridTiling.square(height, width, tile, 0);
    TileBatcher batcher = batcher(grid, perStep, 16, 3);
    int steps = (grid.tileCount() + perStep - 1) / perStep;

    for (int round = 0; round < 4; round++) {
      List<Integer> drawn = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        int[] tiles = batcher.drawTiles();
        assertThat(tiles).hasSizeBetween(1, perStep);
        Arrays.stream(tiles).forEach(drawn::add);
      }
      assertThat(drawn)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, grid.tileCount()).boxed().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"16,4", "16,5", "16,16", "16,100", "16,1", "49,12"})
  void pointsAreDealtWithoutRepetition(int samples, int perStep) {
    int tile = (int) Math.sqrt(samples);
    TileBatcher batcher = batcher(GridTiling.square(70, 70, tile, 0), 5, perStep, 4);
    int expected = Math.min(perStep, samples);
    assertThat(batcher.pointsPerStep()).isEqualTo(expected);

    for (int deal = 0; deal < 4; deal++) {
      List<Integer> drawn = new ArrayList<>();
      for (int i = 0; i < samples / expected; i++) {
        int[] points = batcher.drawPoints();
        assertThat(points).hasSize(expected);
        Arrays.stream(points).forEach(drawn::add);
      }
      assertThat(drawn).doesNotHaveDuplicates().allMatch(p -> p >= 0 && p < samples);
    }
  }

  @Test
  void theSeedFixesTheOrder() {
    GridTiling grid = GridTiling.square(64, 64, 8, 0);
    TileBatcher one = batcher(grid, 10, 20, 5);
    TileBatcher same = batcher(grid, 10, 20, 5);
    TileBatcher other = batcher(grid, 10, 20, 6);
    int different = 0;
    for (int i = 0; i < 20; i++) {
      int[] tiles = one.drawTiles();
      int[] points = one.drawPoints();
      assertThat(same.drawTiles()).containsExactly(tiles);
      assertThat(same.drawPoints()).containsExactly(points);
      different += Arrays.equals(other.drawTiles(), tiles) ? 0 : 1;
      different += Arrays.equals(other.drawPoints(), points) ? 0 : 1;
    }
    assertThat(different).isEqualTo(40);
  }
}
