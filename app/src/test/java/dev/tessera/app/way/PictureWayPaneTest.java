package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.service.DirectModelService;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
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
final class PictureWayPaneTest {
  @TempDir private static Path folder;

  private final DirectModelService service = new DirectModelService();
  private PicturePage page;
  private PictureWayPane pane;

  @Start
  void start(Stage stage) {
    page = PicturePage.fitted(service);
    service.runToIdle();
    pane = new PictureWayPane(page.page);
    stage.setScene(new Scene(pane, 1000, 300));
    stage.show();
  }

  private boolean seen(String id) {
    for (Node n = pane.lookup(id); n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theSliderLeadsFromOnePictureToTheOther(FxRobot robot) throws Exception {
    assertThat(seen("#morph-slider")).isFalse();
    Path file = PicturePage.picture(folder);
    robot.interact(
        () -> {
          page.second.open(file);
          service.runToIdle();
        });
    assertThat(seen("#morph-slider")).isTrue();
    robot.interact(((Slider) pane.lookup("#morph-slider"))::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
    robot.interact(service::runToIdle);
    assertThat(page.way.player().position().get()).isGreaterThan(0.05);
    assertThat(page.page.picture().get()).isPresent();
    assertThat(page.page.title().getValue()).isEqualTo("6 % of the way");
    robot.clickOn("#remove-second");
    assertThat(seen("#morph-slider")).isFalse();
    assertThat(page.page.picture().get()).isEmpty();
  }
}
