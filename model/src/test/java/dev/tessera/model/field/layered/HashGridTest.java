package dev.tessera.model.field.layered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HashGridTest {
  @Test
  void gridsGrowFromSixteenCellsToTheFinest() {
    HashGrid grid = new HashGrid(2, 81, 1 << 14);

    assertThat(grid.levels()).isEqualTo(5); // 16 * 1.5^4 = 81
    assertThat(grid.cells(0)).isEqualTo(16);
    assertThat(grid.cells(2)).isEqualTo(36);
    assertThat(grid.cells(4)).isEqualTo(81);
    assertThat(new HashGrid(2, 5, 1 << 14).cells(0)).isEqualTo(5);
  }

  @Test
  void cornersHaveRowsOfTheirOwnWhileThereAreEnough() {
    HashGrid grid = new HashGrid(2, 24, 512);
    Set<Integer> rows = new HashSet<>();
    for (int y = 0; y <= 16; y++) {
      for (int x = 0; x <= 16; x++) {
        rows.add(grid.row(0, y, x));
      }
    }

    assertThat(rows).hasSize(17 * 17).allMatch(row -> row >= 0 && row < 17 * 17);
    assertThat(grid.rows()).isEqualTo(17 * 17 + 512); // 25 x 25 corners are too many
    // 3 xor 2 * 2654435761 = 5308871521, whose lowest nine bits are 101100001
    assertThat(grid.row(1, 3, 2)).isEqualTo(17 * 17 + 0b101100001);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sharesAreThoseOfALinearInterpolation(int dimensions) {
    HashGrid grid = new HashGrid(dimensions, 4, 1 << 14);
    float[] point = {-0.3f, 0.55f, 1.2f};
    float[] local = Arrays.copyOf(point, dimensions);
    long[] rows = new long[grid.corners()];
    float[] shares = new float[grid.corners()];

    grid.locate(local, rows, shares);

    double[] found = new double[dimensions];
    double sum = 0;
    for (int k = 0; k < rows.length; k++) {
      sum += shares[k];
      for (int a = dimensions - 1, rest = (int) rows[k]; a >= 0; a--, rest /= 5) {
        found[a] += shares[k] * (rest % 5);
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    for (int a = 0; a < dimensions; a++) {
      assertThat(found[a]).isCloseTo(Math.min(4, 2 * (local[a] + 1)), within(1e-5));
    }
  }
}
