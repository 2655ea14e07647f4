package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
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
    int samplesOfAll = grid.extent(0) * grid.extent(1);
    Samples zero =
        Samples.of(new int[] {grid.extent(0), grid.extent(1)}, 1, new float[samplesOfAll]);
    return new TileBatcher(new GridPoints(new GridSignal("", zero, 8), grid), tiles, samples, seed);
  }

  /** The numbers of the tiles and of the points of a step. */
  private static Batches.Batch step(TileBatcher batcher, long number) {
    batcher.begin(number);
    return batcher.next(0, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"40,24,8,1", "40,24,8,4", "41,23,8,7", "64,64,4,100", "5,5,8,3", "40,24,8,15"})
  void everyTileIsDrawnOnceInEachRound(int height, int width, int tile, int perStep) {
    GridTiling grid = GridCut.cube(tile, 0).of(height, width);
    TileBatcher batcher = batcher(grid, perStep, 16, 3);
    int steps = (grid.tileCount() + perStep - 1) / perStep;
    assertThat(batcher.stepsPerRound()).isEqualTo(steps);

    for (int round = 0; round < 4; round++) {
      List<Integer> drawn = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        int[] tiles = step(batcher, (long) round * steps + i).rows;
        assertThat(tiles).hasSizeBetween(1, perStep).hasSize(batcher.tiles());
        assertThat(batcher.round()).isEqualTo(round + 1);
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
    TileBatcher batcher = batcher(GridCut.cube(tile, 0).of(70, 70), 5, perStep, 4);
    int expected = Math.min(perStep, samples);
    assertThat(batcher.points()).isEqualTo(expected);

    for (int deal = 0; deal < 4; deal++) {
      List<Integer> drawn = new ArrayList<>();
      for (int i = 0; i < samples / expected; i++) {
        int[] points = step(batcher, (long) deal * (samples / expected) + i).points;
        assertThat(points).hasSize(expected);
        Arrays.stream(points).forEach(drawn::add);
      }
      assertThat(drawn).doesNotHaveDuplicates().allMatch(p -> p >= 0 && p < samples);
    }
  }

  @Test
  void theSeedFixesTheOrder() {
    GridTiling grid = GridCut.cube(8, 0).of(64, 64);
    TileBatcher one = batcher(grid, 10, 20, 5);
    TileBatcher same = batcher(grid, 10, 20, 5);
    TileBatcher other = batcher(grid, 10, 20, 6);
    int different = 0;
    for (int i = 0; i < 20; i++) {
      Batches.Batch first = step(one, i);
      Batches.Batch again = step(same, i);
      Batches.Batch third = step(other, i);
      assertThat(again.rows).containsExactly(first.rows);
      assertThat(again.points).containsExactly(first.points);
      different += Arrays.equals(third.rows, first.rows) ? 0 : 1;
      different += Arrays.equals(third.points, first.points) ? 0 : 1;
    }
    assertThat(different).isEqualTo(40);
  }

  @Test
  void stepsThatAreSkippedChangeNothing() {
    GridTiling grid = GridCut.cube(8, 0).of(64, 64);
    TileBatcher all = batcher(grid, 10, 20, 5);
    TileBatcher late = batcher(grid, 10, 20, 5);
    for (int i = 0; i < 23; i++) {
      step(all, i);
    }

    Batches.Batch expected = step(all, 23);
    Batches.Batch found = step(late, 23);

    assertThat(found.rows).containsExactly(expected.rows);
    assertThat(found.points).containsExactly(expected.points);
    assertThat(late.round()).isEqualTo(all.round());
  }

  @Test
  void aStepIsGivenInPartsThatSharePoints() {
    TileBatcher batcher = batcher(GridCut.cube(8, 0).of(64, 64), 10, 20, 5);
    int[] all = step(batcher, 0).rows;

    Batches.Batch first = batcher.next(0, 4);
    Batches.Batch last = batcher.next(4, 100);

    assertThat(first.rows).containsExactly(Arrays.copyOf(all, 4));
    assertThat(last.rows).containsExactly(Arrays.copyOfRange(all, 4, 10));
    assertThat(last.points).containsExactly(first.points);
    assertThat(last.local).containsExactly(first.local);
    assertThat(last.targets()).hasSize(6 * 20);
  }
}
