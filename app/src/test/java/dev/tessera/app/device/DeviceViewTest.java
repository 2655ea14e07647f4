package dev.tessera.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.Outcome;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class DeviceViewTest {
  private final StageService service = new StageService();
  private Tools tools;
  private DeviceViewModel model;

  @Start
  void start(Stage stage) {
    tools = TestTools.of(service).tools;
    model = new DeviceViewModel(tools);
    stage.setScene(new Scene(new DeviceView(model), 640, 520));
    stage.show();
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsFoundLaterIsShownAndCopied(FxRobot robot) {
    robot.interact(model::look);
    DeviceReport found =
        new DeviceReport("CPU", false, "No GPU.", "PyTorch 2.7.1", List.of("Nothing was found."));
    robot.interact(
        () ->
            ((StageService.Asked<DeviceReport>) service.asked().get(0))
                .end(new Outcome.Done<>(found)));
    assertThat(robot.lookup("#device-report").<TextArea>query().getText()).isEqualTo(found.text());
    robot.clickOn("#copy-device");
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(found.text()));
  }

  @Test
  @SuppressWarnings("unchecked")
  void deviceNumberAndPrecisionAreRemembered(FxRobot robot) {
    Spinner<Integer> number = robot.lookup(node -> node instanceof Spinner).query();
    assertThat(number.isDisabled()).isTrue();
    ChoiceBox<DeviceChoice.Wanted> device = robot.lookup(node -> node instanceof ChoiceBox).query();
    robot.interact(() -> device.setValue(DeviceChoice.Wanted.GPU));
    assertThat(number.isDisabled()).isFalse();
    robot.interact(
        () -> {
          number.requestFocus();
          number.getEditor().setText("3");
        });
    robot.clickOn("TF32");
    assertThat(DeviceViewModel.settings(tools.preferences()))
        .isEqualTo(new EngineSettings(DeviceChoice.of("gpu:3"), 0, true));
    assertThat(robot.lookup(model.note().get()).tryQuery()).isPresent();
    assertThat(model.note().get()).startsWith("Changed: ");
  }
}
