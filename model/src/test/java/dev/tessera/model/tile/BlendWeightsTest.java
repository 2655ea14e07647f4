package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BlendWeightsTest {
  @Test
  void weightsFadeLinearlyOverTheOverlap() {
    GridTiling grid = GridTiling.of(new int[] {14}, new int[] {8}, new int[] {2});

    assertThat(BlendWeights.along(grid, 0, 0, 5)).isEqualTo(1);
    assertThat(BlendWeights.along(grid, 0, 0, 6)).isEqualTo(0.75);
    assertThat(BlendWeights.along(grid, 0, 0, 6.5)).isEqualTo(0.5);
    assertThat(BlendWeights.along(grid, 0, 0, 7)).isEqualTo(0.25);
    assertThat(BlendWeights.along(grid, 0, 0, 8)).isEqualTo(0);
    assertThat(BlendWeights.along(grid, 0, 1, 6)).isEqualTo(0.25);
    assertThat(BlendWeights.along(grid, 0, 1, 7)).isEqualTo(0.75);
    assertThat(BlendWeights.along(grid, 0, 1, 8)).isEqualTo(1);
  }

  @Test
  void outsideTheBordersTheOutermostTileCountsFully() {
    GridTiling grid = GridTiling.of(new int[] {14}, new int[] {8}, new int[] {2});

    assertThat(BlendWeights.along(grid, 0, 0, -0.5)).isEqualTo(1);
    assertThat(BlendWeights.along(grid, 0, 1, 13.5)).isEqualTo(1);
    assertThat(BlendWeights.along(grid, 0, 1, 50)).isEqualTo(1);
  }

  @Test
  void withoutOverlapTheBorderIsHalfwayBetweenPixelCentres() {
    GridTiling grid = GridTiling.of(new int[] {8}, new int[] {4}, new int[] {0});

    assertThat(BlendWeights.along(grid, 0, 0, 3.49)).isEqualTo(1);
    assertThat(BlendWeights.along(grid, 0, 0, 3.5)).isEqualTo(0);
    assertThat(BlendWeights.along(grid, 0, 1, 3.5)).isEqualTo(1);
  }

  @Test
  void axesMultiply() {
    GridTiling grid = GridCut.cube(8, 2).of(14, 14);

    assertThat(TileWeights.of(grid, 1, 6, 7)).isEqualTo(0.75 * 0.75);
    assertThat(TileWeights.of(grid, 2, 6, 7)).isEqualTo(0.25 * 0.25);
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.tile.RandomGrids#stream")
  void weightsOfAllTilesSumToOneAtEverySample(GridTiling grid) {
    for (int[] position : RandomGrids.positions(grid)) {
      assertSumsToOne(grid, Arrays.stream(position).asDoubleStream().toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.tile.RandomGrids#stream")
  void weightsOfAllTilesSumToOneBetweenSamples(GridTiling grid) {
    SplittableRandom random = new SplittableRandom(grid.hashCode());
    double[] position = new double[grid.dimensions()];
    for (int i = 0; i < 50; i++) {
      for (int a = 0; a < position.length; a++) {
        position[a] = random.nextDouble() * (grid.extent(a) + 1) - 1;
      }
      assertSumsToOne(grid, position);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.tile.RandomGrids#stream")
  void aTileCountsOnlyWhereItHasSamples(GridTiling grid) {
    for (int a = 0; a < grid.dimensions(); a++) {
      for (int c = 0; c < grid.tilesAlong(a); c++) {
        int begin = c * grid.stride(a);
        for (int p = 0; p < grid.extent(a); p++) {
          double weight = BlendWeights.along(grid, a, c, p);
          assertThat(weight).isBetween(0.0, 1.0);
          if (p < begin || p >= begin + grid.tile(a)) {
            assertThat(weight).isZero();
          }
        }
      }
    }
  }

  private static void assertSumsToOne(GridTiling grid, double[] position) {
    double sum = 0;
    for (int t = 0; t < grid.tileCount(); t++) {
      sum += TileWeights.of(grid, t, position);
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }
}
