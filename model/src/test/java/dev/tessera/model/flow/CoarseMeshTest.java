package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;

final class CoarseMeshTest {
  private static Mesh coarse(Mesh mesh) {
    CoarseMesh coarse = new CoarseMesh(mesh);
    boolean more = true;
    while (more) {
      more = coarse.step();
    }
    return coarse.mesh();
  }

  @Test
  void aMeshOfVeryManyFacesHasOneOfFewerWithTheSameSurface() {
    Mesh many = TestMeshes.placed(TestMeshes.icosphere(6), 0.8f, 0);
    assertThat(many.triangleCount()).isGreaterThan(80_000);
    Mesh coarse = coarse(many);
    assertThat(coarse.triangleCount()).isBetween(10_000, 60_000);
    assertThat(MeshReport.of(coarse).watertight()).isTrue();
    for (int v = 0; v < coarse.vertexCount(); v++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        square += coarse.position(v, axis) * coarse.position(v, axis);
      }
      assertThat(Math.sqrt(square)).isCloseTo(0.8, within(0.002));
    }
  }

  @Test
  void aMeshOfSomeThousandFacesStaysAsItIs() {
    Mesh some = TestMeshes.icosphere(4);
    assertThat(coarse(some)).isSameAs(some);
  }
}
