package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.StageService;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class SaveViewTest {
  @TempDir private static Path folder;

  private final ObjectProperty<String> format = new SimpleObjectProperty<>("PNG");
  private final ObjectProperty<Integer> frames = new SimpleObjectProperty<>(60);
  private final StringProperty typed = new SimpleStringProperty("");
  private final BooleanProperty back = new SimpleBooleanProperty();
  private int closed;
  private SaveFlow flow;

  @Start
  void start(Stage stage) {
    ExportOption ofFormat =
        new ExportOption.OneOf<>("Format", "", List.of("PNG", "JPEG"), f -> f, format);
    ExportOption quality =
        new ExportOption.Slide(
            "Quality",
            "",
            0,
            1,
            0,
            "%.2f",
            new SimpleDoubleProperty(0.5),
            () -> format.get().equals("JPEG"));
    flow =
        new SaveFlow(
            TestTools.of(new StageService()).tools,
            List.of(
                kind("Picture", List.of(ofFormat, quality)),
                kind(
                    "Film",
                    List.of(
                        new ExportOption.Count("Frames", "how many", 2, 1000, frames),
                        new ExportOption.Typing("Triangles", "", "all", typed),
                        new ExportOption.Tick("And back", "", back)))));
    stage.setScene(new Scene(SaveView.sheet(flow, "Export", () -> closed++), 480, 420));
    stage.show();
  }

  private ExportKind kind(String label, List<ExportOption> options) {
    return new ExportKind(
        label,
        "",
        options,
        () ->
            new ExportOffer(
                "a.png",
                List.of("png"),
                frames.get() + " frames",
                typed.get().equals("x") ? "x is no number" : "",
                () -> (target, run) -> run.done("a.png")));
  }

  private static boolean shown(FxRobot robot, String label) {
    return robot.lookup(label).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  @Test
  void whatThereIsToChooseFollowsFromWhatIsChosen(FxRobot robot) {
    assertThat(shown(robot, "Format")).isTrue();
    assertThat(shown(robot, "Quality")).isFalse();
    robot.interact(() -> format.set("JPEG"));
    assertThat(shown(robot, "Quality")).isTrue();
    robot.interact(() -> flow.kind().set(flow.kinds().get(1)));
    assertThat(shown(robot, "Quality")).isFalse();
    assertThat(shown(robot, "Frames")).isTrue();
    robot.interact(() -> flow.kind().set(flow.kinds().get(0)));
    assertThat(shown(robot, "Frames")).isFalse();
  }

  @Test
  void whatIsTypedCountsAndIsSummedUp(FxRobot robot) {
    robot.interact(() -> flow.kind().set(flow.kinds().get(1)));
    Spinner<?> spinner = robot.lookup(".spinner").queryAs(Spinner.class);
    robot.interact(
        () -> {
          spinner.getEditor().setText("24");
          spinner.commitValue();
        });
    assertThat(frames.get()).isEqualTo(24);
    assertThat(robot.lookup("#save-summary").queryAs(Labeled.class).getText())
        .startsWith("24 frames");
    CheckBox box = robot.lookup(".check-box").queryAs(CheckBox.class);
    robot.interact(box::fire);
    assertThat(back.get()).isTrue();
    TextField field =
        robot
            .lookup(node -> node instanceof TextField t && "all".equals(t.getPromptText()))
            .query();
    robot.interact(() -> field.setText("x"));
    assertThat(robot.lookup("#save").queryButton().isDisabled()).isTrue();
    assertThat(robot.lookup("#save-summary").queryAs(Labeled.class).getText())
        .isEqualTo("x is no number.");
  }

  @Test
  void theSheetClosesOnceSomethingIsSavedOrByEscape(FxRobot robot) {
    robot.interact(() -> flow.save(folder.resolve("a.png")));
    assertThat(closed).isEqualTo(1);
    robot.type(KeyCode.ESCAPE);
    assertThat(closed).isEqualTo(2);
  }
}
