package dev.tessera.model.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TileTextTest {
  @Test
  void oneNumberStandsForAllAxes() {
    assertThat(TileText.of(List.of(8, 8))).isEqualTo("8");
    assertThat(TileText.of(List.of(4, 8, 8))).isEqualTo("4x8x8");
    assertThat(TileText.sides("8")).containsExactly(8);
    assertThat(TileText.sides("4x8x16")).containsExactly(4, 8, 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "8x", "-8", "8x8x8x8x8", "4 x 8", "1234567"})
  void whatTellsNoSizeIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TileText.sides(text))
        .withMessage("tile must be a number, or one per axis such as 4x8x8, found " + text);
  }

  @Test
  void aCutTakesOverSidesAndKeepsWhatOverlapTheyAllow() {
    GridCut cut = GridCut.cube(8, 3);

    assertThat(cut.withTile(List.of(4, 4))).isEqualTo(GridCut.cube(4, 2));
    assertThat(cut.withTile(List.of(2, 8, 16)))
        .isEqualTo(new GridCut(List.of(2, 8, 16), List.of(1, 3, 3), false));
  }
}
