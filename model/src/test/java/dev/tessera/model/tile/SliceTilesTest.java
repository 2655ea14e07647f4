package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SliceTilesTest {
  static Stream<GridTiling> grids() {
    return RandomGrids.stream().filter(grid -> grid.dimensions() >= 2);
  }

  /** Every point of the signal is found in the slice that its first axes say, and in no other. */
  @ParameterizedTest
  @MethodSource("grids")
  void slicesHoldEveryPointOnce(GridTiling grid) {
    int d = grid.dimensions();
    TilePoints places = new TilePoints(grid);
    Map<Long, Integer> sliceOf = new HashMap<>();
    int count = SliceTiles.count(grid);
    for (int slice = 0; slice < count; slice++) {
      SliceTiles tiles = SliceTiles.of(grid, slice);
      int[] points = tiles.points();
      long[] indices = new long[points.length];
      for (int cell = 0; cell < tiles.grid().tileCount(); cell++) {
        int tile = tiles.tile(cell);
        assertThat(tiles.cell(tile)).isEqualTo(cell);
        places.indices(tile, points, indices, 0);
        for (int i = 0; i < points.length; i++) {
          if (places.contains(tile, points[i])) {
            assertThat(sliceOf.merge(indices[i], slice, (one, other) -> one)).isEqualTo(slice);
          }
        }
      }
    }
    long area = (long) grid.extent(d - 2) * grid.extent(d - 1);
    assertThat(sliceOf).hasSize((int) (area * count));
    sliceOf.forEach((index, slice) -> assertThat(index / area).isEqualTo((long) slice));
  }

  @Test
  void tilesOfOtherSlicesAreNoneOfIt() {
    GridTiling clip =
        GridTiling.of(new int[] {10, 16, 24}, new int[] {4, 8, 8}, new int[] {0, 0, 0});
    SliceTiles sixth = SliceTiles.of(clip, 5);

    assertThat(sixth.grid())
        .isEqualTo(GridTiling.of(new int[] {16, 24}, new int[] {8, 8}, new int[] {0, 0}));
    assertThat(sixth.tile(0)).isEqualTo(6);
    assertThat(sixth.plane()).isEqualTo(1);
    assertThat(sixth.points()[0]).isEqualTo(64);
    assertThat(IntStream.range(0, clip.tileCount()).filter(t -> sixth.cell(t) >= 0))
        .containsExactly(6, 7, 8, 9, 10, 11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SliceTiles.of(clip, 10))
        .withMessageStartingWith("slice 10 of ");
  }
}
