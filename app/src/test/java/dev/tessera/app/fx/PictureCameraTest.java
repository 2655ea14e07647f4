package dev.tessera.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureCameraTest {
  private final PictureCamera camera = new PictureCamera();
  private final PictureLook corner = new PictureLook(4, 30, 10);

  @Test
  void aLookWaitsForAPictureAndForAView() {
    camera.look(Optional.of(corner));
    assertThat(camera.look()).contains(corner);
    camera.lookAt(100, 50);
    camera.resize(200, 100, 1);
    assertThat(camera.look()).contains(corner);
    camera.lookAtNothing();
    camera.lookAt(60, 50);
    assertThat(camera.look()).as("another picture").isEmpty();
  }

  @Test
  void allOfAPictureIsNoPlaceInIt() {
    camera.resize(200, 100, 2);
    camera.lookAt(100, 50);
    assertThat(camera.look()).isEmpty();
    camera.look(Optional.of(corner));
    assertThat(camera.viewportProperty().get().orElseThrow().scale()).isEqualTo(2);
    camera.look(Optional.empty());
    assertThat(camera.viewportProperty().get().orElseThrow().fitted()).isTrue();
    assertThat(camera.look()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "-2, 1, 1", "NaN, 1, 1", "1, Infinity, 1", "1, 1, NaN"})
  void whatIsNoPlaceIsRefused(double zoom, double x, double y) {
    assertThatThrownBy(() -> new PictureLook(zoom, x, y))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
