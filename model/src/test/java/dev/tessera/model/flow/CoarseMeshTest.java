package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;

final class CoarseMeshTest {
  private static Mesh coarse(Mesh mesh, int most) {
    CoarseMesh coarse = new CoarseMesh(mesh, most);
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
    assertRound(coarse(many, CoarseMesh.MANY), 10_000, 60_000, 0.002);
    assertRound(coarse(many, 5000), 3000, 5000, 0.004);
  }

  private static void assertRound(Mesh coarse, int least, int most, double off) {
    assertThat(coarse.triangleCount()).isBetween(least, most);
    assertThat(MeshReport.of(coarse).watertight()).isTrue();
    for (int v = 0; v < coarse.vertexCount(); v++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        square += coarse.position(v, axis) * coarse.position(v, axis);
      }
      assertThat(Math.sqrt(square)).isCloseTo(0.8, within(off));
    }
  }

  @Test
  void aMeshOfSomeThousandFacesStaysAsItIs() {
    Mesh some = TestMeshes.icosphere(4);
    assertThat(coarse(some, CoarseMesh.MANY)).isSameAs(some);
    assertThat(coarse(some, 1000).triangleCount()).isBetween(800, 1000);
  }
}
