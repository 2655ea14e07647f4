package dev.tessera.app.clip;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.session.Session;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.ClipTimes;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class TimelineViewTest {
  private static final int ELEMENTS = 5;

  private final ObjectProperty<Optional<Session>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private final TimelineViewModel line = new TimelineViewModel(open, () -> 0);
  private TimelineView view;

  @Start
  void start(Stage stage) {
    view = new TimelineView(line);
    Scene scene = new Scene(new VBox(new Button("other"), view));
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.setWidth(900);
    stage.show();
    open.set(Optional.of(Clips.grey(ClipTimes.constant(8, 4))));
  }

  private String place(FxRobot robot) {
    return robot.lookup("#clip-place").queryAs(Label.class).getText();
  }

  @Test
  void aPictureHasNoTimeLine(FxRobot robot) {
    robot.interact(() -> open.set(Optional.empty()));
    assertThat(view.isVisible()).isFalse();
    assertThat(view.isManaged()).isFalse();
  }

  @Test
  void keysPlayStepAndGoToTheEnds(FxRobot robot) {
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(line.frame().get()).isEqualTo(2);
    robot.type(KeyCode.LEFT);
    assertThat(line.frame().get()).isEqualTo(1);
    robot.type(KeyCode.END);
    assertThat(line.frame().get()).isEqualTo(7);
    robot.type(KeyCode.HOME);
    assertThat(line.frame().get()).isZero();
    robot.type(KeyCode.SPACE);
    assertThat(line.player().playing().get()).isTrue();
    robot.type(KeyCode.SPACE);
    assertThat(line.player().playing().get()).isFalse();
  }

  @Test
  void aClickGoesToTheFrameThere(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(view::layout);
    Node ground = robot.lookup(".track-ground").query();
    Point2D middle =
        ground.localToScreen(
            ground.getLayoutBounds().getWidth() * 0.56, ground.getLayoutBounds().getHeight() / 2);
    robot.clickOn(middle);
    assertThat(line.frame().get()).isEqualTo(4);
    assertThat(place(robot))
        .isEqualTo("1.00 of 2.00 s  \u00b7  frame 5 of 8  \u00b7  not reconstructed yet");
  }

  @Test
  void knownFramesStandAsHighAsTheyAreGoodAndOthersAreHatched(FxRobot robot) {
    float no = Float.NaN;
    robot.interact(() -> line.quality().set(new SlicePsnr(30, 34, no, no, no, 32, 30, no)));
    robot.interact(view::layout);
    Path known = robot.lookup(".track-known").queryAs(Path.class);
    Path unknown = robot.lookup(".track-unknown").queryAs(Path.class);
    assertThat(known.getElements()).hasSize(4 * ELEMENTS);
    assertThat(unknown.getElements()).hasSize(4 * ELEMENTS);
    assertThat(place(robot)).endsWith("30.00 dB");
  }
}
