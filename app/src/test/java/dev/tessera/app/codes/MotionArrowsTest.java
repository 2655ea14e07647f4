package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.junit.jupiter.api.Test;

final class MotionArrowsTest {
  private static final Rectangle2D SEEN = new Rectangle2D(0, 0, 500, 500);
  private final MotionArrows arrows = new MotionArrows();

  private void show(double scale, MovedPart... parts) {
    arrows.show(List.of(parts), new MotionArrows.Placing(scale, 100, 50), SEEN);
  }

  private List<PathElement> tips() {
    List<PathElement> elements = arrows.getElements();
    return IntStream.range(0, elements.size() / 4).mapToObj(i -> elements.get(4 * i + 1)).toList();
  }

  @Test
  void anArrowPointsWhereAPartHasMoved() {
    show(4, new MovedPart(12, 4, -3, 0)); // room of 8 pixels of 4 units; the longest fills it
    assertThat(arrows.getElements()).hasSize(4);
    LineTo tip = (LineTo) tips().get(0);
    assertThat(tip.getX()).isCloseTo(100 + 48 - 16, within(1e-9));
    assertThat(tip.getY()).isCloseTo(50 + 16, within(1e-9));
    assertThat(((MoveTo) arrows.getElements().get(0)).getX())
        .as("the narrow side")
        .isCloseTo(100 + 48 + 16, within(1e-9));
  }

  @Test
  void littleMotionIsNotMadeMuchOf() {
    show(4, new MovedPart(12, 4, 0, 0.5)); // a quarter of the least that fills the room
    assertThat(((LineTo) tips().get(0)).getY()).isCloseTo(50 + 16 + 4, within(1e-9));
  }

  @Test
  void whatLiesTooCloseIsShownByItsMean() {
    MovedPart one = new MovedPart(4, 4, 2, 0);
    MovedPart other = new MovedPart(12, 4, 0, 2);
    show(2, one, other);
    assertThat(tips()).hasSize(2);
    show(1, one, other);
    assertThat(tips()).hasSize(1);
    LineTo tip = (LineTo) tips().get(0);
    assertThat(tip.getX()).isCloseTo(100 + 8 + 4, within(1e-9)); // half of 16 units, halved
    assertThat(tip.getY()).isCloseTo(50 + 4 + 4, within(1e-9));
  }

  @Test
  void whatCannotBeSeenOrDidNotMoveHasNoArrow() {
    show(4, new MovedPart(120, 4, 3, 0), new MovedPart(4, 4, 0, 0));
    assertThat(arrows.getElements()).isEmpty();
  }
}
