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
    model.pan(0.25, -0.1);
    double scale = before.pixelsPerUnit(400) / before.distance();
    OrbitCamera moved = before.moved(-100 / scale, -40 / scale);
    OrbitCamera after = model.camera().get();
    assertThat(after.targetX()).isCloseTo(moved.targetX(), within(1e-9));
    assertThat(after.targetY()).isCloseTo(moved.targetY(), within(1e-9));
    assertThat(after.targetZ()).isCloseTo(moved.targetZ(), within(1e-9));
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
