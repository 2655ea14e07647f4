package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.light.ViewPath.Stop;
import dev.tessera.model.signal.ViewGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViewPathTest {
  private static final ViewGrid GRID = new ViewGrid(/* rows= */ 5, /* columns= */ 9);

  @Test
  void everyPartTakesTheSameTime() {
    ViewPath path = ViewPath.parse("0,0:4,2:4,8", GRID);
    assertThat(path.at(0)).isEqualTo(new Stop(0, 0));
    assertThat(path.at(0.25)).isEqualTo(new Stop(2, 1));
    assertThat(path.at(0.5)).isEqualTo(new Stop(4, 2));
    assertThat(path.at(0.75)).isEqualTo(new Stop(4, 5));
    assertThat(path.at(1)).isEqualTo(new Stop(4, 8));
  }

  @Test
  void aCircleTouchesTheBordersAndEndsWhereItBegan() {
    ViewPath path = ViewPath.around(GRID);
    assertThat(path.at(0)).isEqualTo(new Stop(2, 8));
    assertThat(path.at(1).u()).isCloseTo(8, within(1e-9));
    assertThat(path.at(0.25).v()).isCloseTo(4, within(1e-9));
    assertThat(path.at(0.5).u()).isCloseTo(0, within(1e-9));
  }

  @Test
  void viewsOfAQuiltLieInTheMiddleRow() {
    assertThat(ViewPath.across(shape(/* near= */ 1), 3))
        .containsExactly(new Stop(2, 0), new Stop(2, 4), new Stop(2, 8));
  }

  @Test
  void aQuiltBeginsWithTheLastColumnWhereThatIsLeftmostInTheScene() {
    assertThat(ViewPath.across(shape(/* near= */ -1), 3))
        .containsExactly(new Stop(2, 8), new Stop(2, 4), new Stop(2, 0));
  }

  private static ShearedShape shape(int near) {
    return new ShearedShape(
        GRID, /* step= */ 1, new ShearedShape.ViewSize(48, 64), /* cell= */ 8, 2, near);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,1|must be two views or more such as 0,0:8,8, found 1",
        "1:2|must be rows and columns of views such as 0,0:8,8, found 1",
        "0,0:x,2|must be numbers, found x",
        "0,0:5,2|has a row that must be between 0 and 4, found 5",
        "0,0:4,9|has a column that must be between 0 and 8, found 9"
      })
  void whatIsNoPathIsRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ViewPath.parse(text, GRID))
        .withMessage(message);
  }
}
