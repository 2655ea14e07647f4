package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;

final class CrumbsTest {
  private static final Mesh BODY = TestMeshes.box(1, 1, 1);

  /** Normals that are the positions, so that one can see whether they went along. */
  private static Surface surface(float crumb) {
    Mesh small = TestMeshes.placed(TestMeshes.icosphere(1), crumb, 3);
    Mesh both = TestMeshes.both(small, BODY);
    return new Surface(both, Normals.of(both.floatPositions()), 5);
  }

  @Test
  void aCrumbIsLeftOutWithItsNormals() {
    Crumbs.Rest rest = Crumbs.without(surface(0.1f), 0.02);
    Surface whole = rest.surface();
    double ball = 4 * Math.PI / 3 * 1e-3;
    assertThat(rest.dropped()).isCloseTo(ball / (1 + ball), within(1e-3));
    MeshReport report = MeshReport.of(whole.mesh());
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.signedVolume()).isCloseTo(1, within(1e-9));
    assertThat(whole.evaluations()).isEqualTo(5);
    for (int v = 0; v < whole.mesh().vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat((double) whole.normals().get(v, axis)).isEqualTo(whole.mesh().position(v, axis));
      }
    }
  }

  @Test
  void aPartThatIsNoCrumbStays() {
    Surface given = surface(0.3f);
    Crumbs.Rest rest = Crumbs.without(given, 0.02);
    assertThat(rest.surface()).isSameAs(given);
    assertThat(rest.dropped()).isZero();
  }

  @Test
  void partsAreCountedWithoutCrumbs() {
    Mesh both = surface(0.1f).mesh(); // a ball would have 0.0042 of the volume
    assertThat(Crumbs.parts(both, 0.005)).isEqualTo(1);
    assertThat(Crumbs.parts(both, 0.002)).isEqualTo(2);
    assertThat(Crumbs.parts(BODY, 0.5)).isEqualTo(1);
  }
}
