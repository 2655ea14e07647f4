package dev.tessera.app.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.session.IoPool;
import dev.tessera.model.render.OrbitCamera;
import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class MeshPaneTest {
  private final OrbitModel camera = new OrbitModel();
  private HBox box;
  private MeshPane pane;

  @Start
  void start(Stage stage) {
    box = new HBox();
    Scene scene = new Scene(box, 400, 300);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.show();
  }

  private void show(FxRobot robot, Drawing drawing) {
    robot.interact(
        () -> {
          pane = new MeshPane(camera, IoPool.direct(), drawing);
          pane.setCaption("Cube");
          HBox.setHgrow(pane, Priority.ALWAYS);
          box.getChildren().setAll(pane);
          pane.show(() -> List.of(Solids.cube()));
          pane.requestFocus();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Whether the middle of the view differs from a place where only the background is. */
  private boolean middleIsCovered() {
    PixelReader pixels =
        WaitForAsyncUtils.waitForAsyncFx(
            20_000,
            () -> {
              pane.layout();
              return pane.snapshot(null, null).getPixelReader();
            });
    return pixels.getArgb(200, 150) != pixels.getArgb(390, 150);
  }

  @Test
  void withoutA3dCardTheProcessorDraws(FxRobot robot) {
    show(robot, new RasterDrawing(IoPool.direct()));
    assertThat(middleIsCovered()).isTrue();
    robot.interact(() -> pane.show(List::of));
    assertThat(middleIsCovered()).isFalse();
    assertThat(pane.shown()).isEmpty();
  }

  @Test
  void withA3dCardItDraws(FxRobot robot) {
    Assumptions.assumeTrue(Platform.isSupported(ConditionalFeature.SCENE3D));
    show(robot, new FxDrawing());
    assertThat(middleIsCovered()).isTrue();
    robot.interact(() -> pane.show(List::of));
    assertThat(middleIsCovered()).isFalse();
  }

  @Test
  void mouseAndKeysMoveTheCamera(FxRobot robot) {
    show(robot, new RasterDrawing(IoPool.direct()));
    OrbitCamera home = camera.camera().get();
    robot.moveTo(pane).press(MouseButton.PRIMARY).moveBy(50, 0).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(camera.camera().get().azimuth()).isLessThan(home.azimuth());
    assertThat(camera.camera().get().targetX()).isEqualTo(home.targetX());
    robot.press(MouseButton.SECONDARY).moveBy(50, 0).release(MouseButton.SECONDARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(camera.camera().get().targetX()).isNotEqualTo(home.targetX());
    robot.interact(camera::reset);
    robot.type(KeyCode.RIGHT);
    assertThat(camera.camera().get().azimuth()).isCloseTo(home.azimuth() - 10, within(1e-9));
    robot.type(KeyCode.DOWN);
    assertThat(camera.camera().get().elevation()).isCloseTo(home.elevation() + 10, within(1e-9));
  }
}
