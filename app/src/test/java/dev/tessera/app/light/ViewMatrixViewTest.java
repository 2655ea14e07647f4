package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.session.Session;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class ViewMatrixViewTest {
  private final ObjectProperty<Optional<Session>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private final ViewMatrixViewModel matrix = new ViewMatrixViewModel(open);
  private ViewMatrixView view;

  @Start
  void start(Stage stage) {
    view = new ViewMatrixView(matrix);
    Scene scene = new Scene(new VBox(view), 700, 260);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.show();
    open.set(Optional.of(LightFields.grey(3, 5)));
  }

  private static String words(FxRobot robot) {
    return robot.lookup("#view-place").queryAs(Label.class).getText();
  }

  private static Node cell(FxRobot robot, int number) {
    return robot.lookup(".view-cell").queryAllAs(Rectangle.class).stream()
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPictureHasNoMatrix(FxRobot robot) {
    assertThat(view.isVisible()).isTrue();
    robot.interact(() -> open.set(Optional.empty()));
    assertThat(view.isVisible()).isFalse();
    assertThat(view.isManaged()).isFalse();
  }

  @Test
  void aClickGoesToAViewAndArrowsGoOn(FxRobot robot) {
    robot.clickOn(cell(robot, 11));
    assertThat(matrix.view().get()).isEqualTo(11);
    robot.type(KeyCode.UP, KeyCode.RIGHT);
    assertThat(matrix.view().get()).isEqualTo(7);
    robot.type(KeyCode.HOME);
    assertThat(matrix.view().get()).isZero();
    robot.type(KeyCode.END);
    assertThat(matrix.view().get()).isEqualTo(14);
    Node cells = robot.lookup("#view-cells").query();
    assertThat(cells.getAccessibleText()).startsWith("View v 2, u 4: not compared yet, given");
  }

  @Test
  void coloursTellTheQualityAndDotsTheGivenViews(FxRobot robot) {
    float[] psnr = new float[15];
    for (int i = 0; i < 15; i++) {
      psnr[i] = 30 + i;
    }
    robot.interact(
        () -> {
          matrix.given().set(GivenViews.EVEN);
          matrix.quality().set(new SlicePsnr(psnr));
        });
    assertThat(((Rectangle) cell(robot, 0)).getFill()).isEqualTo(Color.rgb(0x44, 0x01, 0x54));
    assertThat(((Rectangle) cell(robot, 14)).getFill()).isEqualTo(Color.rgb(0xFD, 0xE7, 0x25));
    assertThat(robot.lookup(".view-dot").match(Node::isVisible).queryAll()).hasSize(6);
  }

  @Test
  void whatIsPointedAtIsToldInNumbers(FxRobot robot) {
    robot.interact(() -> matrix.quality().set(new SlicePsnr(new float[] {33.5f})));
    Point2D at = cell(robot, 0).localToScreen(30, 30);
    robot.moveTo(at);
    assertThat(words(robot)).isEqualTo("View v 0, u 0: 33.50 dB, given to the fit");
    robot.moveTo(view.localToScreen(690, 10));
    assertThat(words(robot)).startsWith("View v 1, u 2: not compared yet");
  }
}
