package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubdivisionTest {
  @ParameterizedTest
  @ValueSource(doubles = {2, 1.3, 0.7, 0.21, 0.05})
  void aBoxThatIsCutIsTheSameBoxOfShorterEdges(double longest) {
    Mesh box = TestMeshes.box(1, 0.5f, 0.8f);
    Subdivision cut = Subdivision.of(box.corners(), longest, box.positions());
    Mesh fine = Mesh.of(cut.pose(0), cut.corners());
    MeshReport report = MeshReport.of(fine);
    assertThat(report.watertight()).isTrue();
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.signedVolume()).isCloseTo(0.4, within(1e-6));
    assertThat(report.area()).isCloseTo(2 * (0.5 + 0.8 + 0.4), within(1e-6));
    double[] p = cut.pose(0);
    for (int c = 0; c < cut.corners().length; c++) {
      int other = cut.corners()[c / 3 * 3 + (c + 1) % 3];
      assertThat(SurfaceGraph.square(p, cut.corners()[c], p, other))
          .isLessThanOrEqualTo(longest * longest);
    }
  }

  /** An edge is cut where it is long in one of the poses, and in both at its middle. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void posesAreCutAlike(boolean longFirst) {
    int[] corners = {0, 1, 2};
    double[] small = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    double[] tall = {0, 0, 0, 1, 0, 0, 0, 4, 2};
    Subdivision cut =
        longFirst
            ? Subdivision.of(corners, 1.5, tall, small)
            : Subdivision.of(corners, 1.5, small, tall);
    double[] a = cut.pose(longFirst ? 1 : 0);
    double[] b = cut.pose(longFirst ? 0 : 1);
    assertThat(a.length).isEqualTo(b.length).isGreaterThan(9);
    for (int v = 0; v < a.length; v += 3) {
      assertThat(b[v]).isCloseTo(a[v], within(1e-12));
      assertThat(b[v + 1]).isCloseTo(4 * a[v + 1], within(1e-12));
      assertThat(b[v + 2]).isCloseTo(2 * a[v + 1], within(1e-12));
    }
  }
}
