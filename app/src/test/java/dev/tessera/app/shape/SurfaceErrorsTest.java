package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import org.junit.jupiter.api.Test;

final class SurfaceErrorsTest {
  @Test
  void distancesAreThoseOfTheVerticesWithoutTheirSide() {
    Mesh mesh = Mesh.of(new float[] {0, 0, 0, 3, 0, 0, 0, -6, 0}, new int[] {0, 1, 2});
    SurfaceErrors errors =
        SurfaceErrors.of(
            mesh,
            (points, count, distances) -> {
              for (int i = 0; i < count; i++) {
                distances[i] = points[i * 3] + points[i * 3 + 1];
              }
            });
    assertThat(errors.distances()).containsExactly(0, 3, 6);
    assertThat(errors.mean()).isCloseTo(3, within(1e-9));
    assertThat(errors.largest()).isEqualTo(6);
    assertThat(errors.range()).isEqualTo(5);
  }
}
