package dev.tessera.app.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.render.OrbitCamera;
import org.junit.jupiter.api.Test;

final class OrbitModelTest {
  private final OrbitModel model = new OrbitModel();

  @Test
  void zoomStopsNearAndFar() {
    for (int i = 0; i < 200; i++) {
      model.zoom(1.5);
    }
    assertThat(model.camera().get().distance()).isCloseTo(0.05, within(1e-9));
    for (int i = 0; i < 200; i++) {
      model.zoom(1 / 1.5);
    }
    assertThat(model.camera().get().distance()).isCloseTo(60, within(1e-6));
  }

  @Test
  void panningMovesThePictureByItsShareOfTheEdge() {
    OrbitCamera before = model.camera().get();
    double x = before.project(0, 0, 0, 400, 400).x();
    double y = before.project(0, 0, 0, 400, 400).y();
    model.pan(0.25, -0.1);
    OrbitCamera.ScreenPoint after = model.camera().get().project(0, 0, 0, 400, 400);
    assertThat(after.x() - x).isCloseTo(100, within(1e-6));
    assertThat(after.y() - y).isCloseTo(-40, within(1e-6));
    model.reset();
    assertThat(model.camera().get()).isEqualTo(before);
  }

  @Test
  void theAngleOfViewIsThatAlongTheShorterEdge() {
    OrbitCamera camera = model.camera().get();
    assertThat(OrbitModel.verticalAngle(camera, 800, 400))
        .isCloseTo(camera.fieldOfView(), within(1e-9));
    double tall = OrbitModel.verticalAngle(camera, 400, 800);
    assertThat(Math.tan(Math.toRadians(tall / 2)))
        .isCloseTo(2 * Math.tan(Math.toRadians(camera.fieldOfView() / 2)), within(1e-9));
  }
}
