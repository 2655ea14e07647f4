package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A field of distances to meshes is prepared in the steps of its job, not as the job opens. */
final class FieldSourceTest {
  private final Mesh ring = TestMeshes.torus(0.6, 0.25, 150, 75);
  private final Mesh ball = TestMeshes.placed(TestMeshes.icosphere(4), 0.7f, 0);

  @Test
  void theFieldIsMadeOnceAndWhenAllDistancesAreThere() throws Exception {
    AtomicInteger made = new AtomicInteger();
    FieldSource source =
        FieldSource.of(
            List.of(ring, ball),
            () -> {
              made.incrementAndGet();
              assertThat(new MeshDistanceBuild(ring).progress()).isEqualTo(1);
              assertThat(new MeshDistanceBuild(ball).progress()).isEqualTo(1);
              return BlendedDistance.between(MeshDistance.of(ring), MeshDistance.of(ball), 0.5);
            });
    SurfaceJob job = new SurfaceJob("both", source, 32, new Latest<>());
    job.open();
    assertThat(made).hasValue(0);
    assertThat(new MeshDistanceBuild(ring).progress()).isLessThan(0.5);
    boolean more = true;
    while (more) {
      assertThat(job.result()).isEmpty();
      more = job.step();
    }
    assertThat(made).hasValue(1);
    assertThat(job.result().orElseThrow().mesh().triangleCount()).isGreaterThan(500);
    job.close();
  }

  @Test
  void whatAnotherHasPreparedIsNotPreparedAgain() {
    MeshDistance.of(ring);
    FieldSource source = FieldSource.of(List.of(ring), () -> MeshDistance.of(ring));
    assertThat(source.prepare()).isFalse();
    assertThat(source.open()).isSameAs(MeshDistance.of(ring));
  }
}
