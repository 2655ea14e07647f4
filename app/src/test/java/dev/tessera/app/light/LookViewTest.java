package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.fx.Viewport;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class LookViewTest {
  private Looked looked;
  private LookViewModel model;

  @Start
  void start(Stage stage) {
    looked = new Looked();
    model = looked.model;
    LookView view = new LookView(model, new LookView.Buttons(List.of(), List.of()));
    Scene scene = new Scene(view, 1000, 640);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.show();
  }

  private void settle(FxRobot robot) {
    robot.interact(looked::settle);
  }

  private String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  /** Where on the screen a pixel of the picture is. */
  private Point2D pixel(FxRobot robot, double x, double y) {
    Viewport v = model.camera().viewportProperty().get().orElseThrow();
    Node canvas = robot.lookup("#look-canvas").query();
    return canvas.localToScreen(v.toViewX(x + 0.5), v.toViewY(y + 0.5));
  }

  @Test
  void aDragMovesTheEyeAndAClickFocuses(FxRobot robot) {
    robot.drag(pixel(robot, 10, 10)).dropTo(pixel(robot, 20, 10));
    assertThat(model.place().get().u()).isCloseTo(1, within(0.1));
    assertThat(model.place().get().v()).isEqualTo(1);
    settle(robot);
    robot.clickOn(pixel(robot, 30, 12));
    assertThat(model.point().get()).contains(new LookPoint(30, 12));
    assertThat(model.aperture().get()).isEqualTo(2);
    assertThat(text(robot, "#aperture-value")).isEqualTo("2.0 views");
    assertThat(text(robot, "#focus-value")).endsWith(" px per view");
    assertThat(text(robot, "#look-facts")).startsWith("Pixel x 30, y 12");
  }

  @Test
  void thePadAndTheKeysMoveTheEye(FxRobot robot) {
    Node pad = robot.lookup("#look-pad").query();
    robot.clickOn(pad).type(KeyCode.HOME);
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 2));
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
    assertThat(model.place().get()).isEqualTo(new LookPlace(1.25, 2.5));
    assertThat(text(robot, "#look-place")).isEqualTo("v 1.25, u 2.50");
    robot.type(KeyCode.HOME);
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 2));
    robot.clickOn(pad.localToScreen(2, 84));
    assertThat(model.place().get().u()).isZero();
    robot.clickOn("#look-middle");
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 2));
  }

  @Test
  void whatWasFittedBeforeThePageIsShownIsThere(FxRobot robot) {
    assertThat(text(robot, "#look-place")).isEqualTo("v 1.00, u 2.00");
    assertThat(robot.lookup(".look-dot").queryAll()).hasSize(15);
  }

  @Test
  void whatIsComparedIsSaid(FxRobot robot) {
    robot.clickOn("#show-Error");
    settle(robot);
    assertThat(text(robot, "#look-facts")).startsWith("View v 1, u 2, left out: ");
    robot.clickOn("#show-slices");
    assertThat(robot.lookup("#row-slice").query().isVisible()).isFalse();
    robot.interact(() -> model.look(Optional.empty()));
    assertThat(robot.lookup("#look-canvas").query().getParent().isVisible()).isFalse();
  }
}
