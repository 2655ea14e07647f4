package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
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
            },
            () -> false);
    assertThat(errors.distances()).containsExactly(0, 3, 6);
    assertThat(errors.mean()).isCloseTo(3, within(1e-9));
    assertThat(errors.largest()).isEqualTo(6);
    assertThat(errors.range()).isEqualTo(5);
  }

  @Test
  void aLargeSurfaceIsMeasuredWholeAndCanBeCancelledOnTheWay() {
    int vertices = 100_001;
    float[] positions = new float[3 * vertices];
    for (int v = 0; v < vertices; v++) {
      positions[3 * v] = -v;
    }
    Mesh mesh = Mesh.of(positions, new int[0]);
    AtomicInteger evaluated = new AtomicInteger();
    DistanceField first =
        (points, count, distances) -> {
          for (int i = 0; i < count; i++) {
            distances[i] = points[i * 3];
          }
          evaluated.addAndGet(count);
        };
    SurfaceErrors errors = SurfaceErrors.of(mesh, first, () -> false);
    assertThat(errors.largest()).isEqualTo(vertices - 1);
    assertThat(errors.mean()).isCloseTo((vertices - 1) / 2.0, within(1e-6));
    assertThat(evaluated.getAndSet(0)).isEqualTo(vertices);

    assertThatThrownBy(() -> SurfaceErrors.of(mesh, first, () -> evaluated.get() > 0))
        .isInstanceOf(CancellationException.class);
    assertThat(evaluated.get()).isLessThan(vertices);
  }
}
