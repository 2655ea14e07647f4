package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross-fading of overlapping cubic tiles. */
final class VoxelWeightsTest {
  private static SparseTiling grid(int perAxis, double overlap) {
    return SparseTiling.of(perAxis, overlap, new int[perAxis * perAxis * perAxis]);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1,0.5", "2,0.5", "5,0", "5,0.1", "16,0.25", "7,0.5"})
  void theWeightsOfAPointSumToOneAndItsTilesHoldIt(int perAxis, double overlap) {
    SparseTiling tiles = grid(perAxis, overlap);
    VoxelWeights weights = new VoxelWeights(tiles);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      double[] p = {random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
      int count = weights.at(p[0], p[1], p[2]);
      double sum = 0;
      for (int c = 0; c < count; c++) {
        sum += weights.weight(c);
        int tile = tiles.tileAt(weights.cell(c, 0), weights.cell(c, 1), weights.cell(c, 2));
        for (int axis = 0; axis < 3; axis++) {
          double local = (p[axis] - tiles.centre(tile, axis)) / tiles.halfSide();
          assertThat(Math.abs(local)).isLessThanOrEqualTo(1 + 1e-9);
        }
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void weightsAreContinuousAcrossAnOverlap() {
    SparseTiling tiles = grid(4, 0.2);
    VoxelWeights weights = new VoxelWeights(tiles);
    double before = 0;
    for (int i = 0; i <= 4000; i++) {
      int count = weights.at(-1 + i * 5e-4, 0.3, -0.4);
      double upper = 0;
      for (int c = 0; c < count; c++) {
        upper += weights.cell(c, 0) * weights.weight(c);
      }
      // from cell to cell within 0.4 cell sides of 0.5 each, so 1 per 0.2
      assertThat(upper - before).isBetween(-1e-9, 5e-4 / 0.2 + 1e-9);
      before = upper;
    }
    assertThat(before).isCloseTo(3, within(1e-12));
  }

  @Test
  void halfOfEachAtTheBorderAndAllInTheMiddle() {
    VoxelWeights weights = new VoxelWeights(grid(2, 0.1));

    assertThat(weights.at(0, 0.5, 0.5)).isEqualTo(2);
    assertThat(weights.weight(0)).isCloseTo(0.5, within(1e-12));
    assertThat(weights.at(0, 0, 0)).isEqualTo(8);
    assertThat(weights.weight(3)).isCloseTo(0.125, within(1e-12));
    assertThat(weights.at(-0.5, 0.5, 0.5)).isEqualTo(1);
    assertThat(weights.cell(0, 0)).isZero();
    assertThat(weights.cell(0, 1)).isEqualTo(1);
  }

  @Test
  void theOutermostCellsReachOutwards() {
    VoxelWeights weights = new VoxelWeights(grid(3, 0.1));

    assertThat(weights.at(5, -5, 1)).isEqualTo(1);
    assertThat(weights.cell(0, 0)).isEqualTo(2);
    assertThat(weights.cell(0, 1)).isZero();
    assertThat(weights.cell(0, 2)).isEqualTo(2);
    assertThat(weights.weight(0)).isEqualTo(1);
  }

  @Test
  void aUnionHoldsEveryCellInWhichTwoShapesCanDiffer() {
    int in = SparseTiling.INSIDE;
    int out = SparseTiling.OUTSIDE;
    SparseTiling one = SparseTiling.of(2, 0.1, new int[] {0, in, out, in, out, out, 0, in});
    SparseTiling two = SparseTiling.of(2, 0.1, new int[] {in, in, out, out, out, 0, 0, in});

    assertThat(one.union(two).kinds()).containsExactly(0, in, out, 0, out, 0, 0, in);
    assertThat(two.union(one)).isEqualTo(one.union(two));
  }
}
