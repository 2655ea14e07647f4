package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.DistanceField;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NearTilesTest {
  /** A ball of radius 0.7. */
  private static final DistanceField BALL =
      (points, count, distances) -> {
        for (int p = 0; p < count; p++) {
          double x = points[3 * p];
          double y = points[3 * p + 1];
          double z = points[3 * p + 2];
          distances[p] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.7);
        }
      };

  private static NearTiles searched(int cells, double overlap, double clamp) {
    NearTiles search = new NearTiles(BALL, cells, overlap, clamp);
    boolean more = true;
    while (more) {
      double before = search.progress();
      more = search.step();
      assertThat(search.progress()).isBetween(Math.nextUp(before), 1.0);
    }
    assertThat(search.progress()).isEqualTo(1);
    return search;
  }

  @Test
  void noPointWithinTheClampIsWithoutATile() {
    SparseTiling tiles = searched(32, 0.1, 0.05).tiles();
    SplittableRandom random = new SplittableRandom(5);
    float[] distance = new float[1];
    for (int i = 0; i < 20_000; i++) {
      float[] p = new float[3];
      int[] cell = new int[3];
      for (int axis = 0; axis < 3; axis++) {
        p[axis] = (float) random.nextDouble(-1, 1);
        cell[axis] = (int) ((p[axis] + 1) / 2 * 32);
      }
      BALL.evaluate(p, 1, distance);
      int tile = tiles.tileAt(cell[0], cell[1], cell[2]);
      if (Math.abs(distance[0]) < 0.05) {
        assertThat(tile).isNotNegative();
      } else if (tile < 0) {
        assertThat(tile).isEqualTo(distance[0] < 0 ? SparseTiling.INSIDE : SparseTiling.OUTSIDE);
      }
    }
    // a shell of the clamp and the diagonal of a tile to both sides holds all of them
    double reach = 0.05 + 1.2 / 32 * Math.sqrt(3);
    double shell = 4 * Math.PI / 3 * (Math.pow(0.7 + reach, 3) - Math.pow(0.7 - reach, 3));
    assertThat(tiles.tileCount()).isLessThan((int) (1.05 * shell * 16 * 16 * 16));
  }

  @Test
  void nearCellsKnowTheSideOfTheirMiddle() {
    NearTiles search = searched(4, 0, 0.01);
    int[] sides = search.sides();
    assertThat(search.near()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(8);
    // middles at +-0.25 and +-0.75: only the eight inner ones are in the ball
    for (int cell = 0; cell < 64; cell++) {
      boolean inner = true;
      for (int axis = 0, rest = cell; axis < 3; axis++, rest /= 4) {
        inner &= rest % 4 == 1 || rest % 4 == 2;
      }
      assertThat(sides[cell]).isEqualTo(inner ? SparseTiling.INSIDE : SparseTiling.OUTSIDE);
    }
  }
}
