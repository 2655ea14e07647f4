package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GridTilingTest {
  @ParameterizedTest
  @CsvSource({
    "768, 16, 0, 48",
    "769, 16, 0, 49",
    "767, 16, 0, 48",
    "1, 16, 0, 1",
    "16, 16, 0, 1",
    "17, 16, 0, 2",
    "10, 4, 2, 4",
    "11, 4, 2, 5",
    "2, 4, 2, 1",
    "1, 4, 2, 1",
    "4, 4, 2, 1",
    "5, 4, 1, 2",
    "7, 1, 0, 7"
  })
  void tilesCoverTheExtentAndNoTileIsNeedless(int extent, int tile, int overlap, int expected) {
    GridTiling grid = GridTiling.of(new int[] {extent}, new int[] {tile}, new int[] {overlap});

    assertThat(grid.tilesAlong(0)).isEqualTo(expected);
  }

  @Test
  void tilesAreNumberedRowMajorSlowestAxisFirst() {
    GridTiling grid = GridTiling.of(new int[] {5, 7, 9}, new int[] {2, 4, 4}, new int[] {0, 1, 2});

    assertThat(grid.tilesAlong(0)).isEqualTo(3);
    assertThat(grid.tilesAlong(1)).isEqualTo(2);
    assertThat(grid.tilesAlong(2)).isEqualTo(4);
    assertThat(grid.tileCount()).isEqualTo(24);
    assertThat(grid.samplesPerTile()).isEqualTo(32);
    assertThat(grid.coordinate(23, 0)).isEqualTo(2);
    assertThat(grid.coordinate(14, 0)).isEqualTo(1);
    assertThat(grid.coordinate(14, 1)).isEqualTo(1);
    assertThat(grid.coordinate(14, 2)).isEqualTo(2);
    assertThat(grid.origin(14, 0)).isEqualTo(2);
    assertThat(grid.origin(14, 1)).isEqualTo(3);
    assertThat(grid.origin(14, 2)).isEqualTo(4);
  }

  @Test
  void bordersOfCellsLieInTheMiddleOfOverlaps() {
    GridTiling grid = GridTiling.of(new int[] {22}, new int[] {10}, new int[] {4});

    assertThat(grid.tilesAlong(0)).isEqualTo(3);
    assertThat(grid.cellStart(0, 0)).isZero();
    assertThat(grid.cellEnd(0, 0)).isEqualTo(8);
    assertThat(grid.cellStart(0, 1)).isEqualTo(8);
    assertThat(grid.cellEnd(0, 1)).isEqualTo(14);
    assertThat(grid.cellEnd(0, 2)).isEqualTo(22);
    assertThat(grid.ownerAlong(0, 7)).isZero();
    assertThat(grid.ownerAlong(0, 8)).isEqualTo(1);
    assertThat(grid.ownerAlong(0, 21)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.tile.RandomGrids#stream")
  void cellsAreDisjointCoverTheDomainAndLieInTheirTile(GridTiling grid) {
    for (int a = 0; a < grid.dimensions(); a++) {
      int next = 0;
      for (int c = 0; c < grid.tilesAlong(a); c++) {
        assertThat(grid.cellStart(a, c)).isEqualTo(next);
        next = grid.cellEnd(a, c);
        assertThat(next).isGreaterThan(grid.cellStart(a, c));
        for (int p = grid.cellStart(a, c); p < next; p++) {
          assertThat(grid.ownerAlong(a, p)).isEqualTo(c);
          assertThat(p).isBetween(c * grid.stride(a), c * grid.stride(a) + grid.tile(a) - 1);
        }
      }
      assertThat(next).isEqualTo(grid.extent(a));
    }
  }

  @Test
  void oneTileCoversEverythingInGlobalMode() {
    GridTiling grid = GridTiling.whole(7, 5);

    assertThat(grid.tileCount()).isEqualTo(1);
    assertThat(grid.samplesPerTile()).isEqualTo(35);
    assertThat(grid.cellEnd(0, 0)).isEqualTo(7);
  }

  @Test
  void valuesDecideEquality() {
    assertThat(GridCut.cube(4, 1).of(8, 8))
        .isEqualTo(GridTiling.of(new int[] {8, 8}, new int[] {4, 4}, new int[] {1, 1}))
        .hasSameHashCodeAs(GridCut.cube(4, 1).of(8, 8))
        .isNotEqualTo(GridCut.cube(4, 2).of(8, 8));
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 0", "4, 0, 0", "4, 4, -1", "4, 4, 3", "4, 1, 1"})
  void impossibleCutsAreRefused(int extent, int tile, int overlap) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GridTiling.of(new int[] {8, extent}, new int[] {4, tile}, new int[] {0, overlap}))
        .withMessageContaining("axis 1");
  }

  @Test
  void axesMustAgree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridTiling.of(new int[] {8, 8}, new int[] {4}, new int[] {0, 0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridTiling.of(new int[0], new int[0], new int[0]));
  }
}
