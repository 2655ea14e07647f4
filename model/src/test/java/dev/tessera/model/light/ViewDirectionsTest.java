package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViewDirectionsTest {
  private static final ViewGrid GRID = new ViewGrid(/* rows= */ 3, /* columns= */ 4);
  private static final Samples LIGHT = new TwoPlanesScene(GRID, 120, 180).render().samples();

  private static Samples turned(Samples light, ViewGrid grid, boolean rows, boolean columns) {
    int length = 3 * 120 * 180;
    float[] values = new float[grid.count() * length];
    for (int v = 0; v < grid.rows(); v++) {
      for (int u = 0; u < grid.columns(); u++) {
        int row = rows ? grid.rows() - 1 - v : v;
        int column = columns ? grid.columns() - 1 - u : u;
        long from = (long) (row * grid.columns() + column) * length;
        light.copyTo(from, values, (v * grid.columns() + u) * length, length);
      }
    }
    return Samples.of(new int[] {grid.rows(), grid.columns(), 120, 180}, 3, values);
  }

  private static boolean opposite(Samples light) {
    ViewDirections directions = new ViewDirections(light);
    boolean more = true;
    while (more) {
      more = directions.step();
    }
    return directions.opposite();
  }

  @ParameterizedTest
  @CsvSource({"false, false, false", "true, false, true", "false, true, true", "true, true, false"})
  void oneReversedDirectionIsFoundOut(boolean rows, boolean columns, boolean opposite) {
    assertThat(opposite(turned(LIGHT, GRID, rows, columns))).isEqualTo(opposite);
  }

  @Test
  void oneDirectionAloneIsNotReversed() {
    ViewGrid grid = new ViewGrid(/* rows= */ 1, /* columns= */ 3);
    Samples light = new TwoPlanesScene(grid, 120, 180).render().samples();
    assertThat(opposite(turned(light, grid, /* rows= */ false, /* columns= */ true))).isFalse();
  }
}
