package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PointCloudTest {
  private static final PointCloud TWO = PointCloud.of(new float[] {0, 0, 0, 5, 6, 7});

  @Test
  void dotsAreClosedOctahedraThatFaceOutwards() {
    Mesh dots = TWO.dots(0.1);
    MeshReport report = MeshReport.of(dots);
    assertThat(report.boundaryEdges()).isZero();
    assertThat(report.insideOut()).isFalse();
    assertThat(dots.triangleCount()).isEqualTo(16);
    // an octahedron of radius r has the volume 4/3 r^3
    assertThat(report.signedVolume()).isCloseTo(2 * 4.0 / 3 * 0.001, within(1e-6));
  }

  @Test
  void thinnedKeepsEveryNth() {
    float[] positions = new float[30];
    for (int p = 0; p < 10; p++) {
      positions[3 * p] = p;
    }
    PointCloud ten = PointCloud.of(positions);
    assertThat(ten.thinned(10).count()).isEqualTo(10);
    PointCloud four = ten.thinned(4);
    assertThat(four.count()).isEqualTo(4);
    assertThat(four.position(3, 0)).isEqualTo(9);
  }

  @Test
  void whatIsNoListOfPointsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PointCloud.of(new float[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> PointCloud.of(new float[4]));
  }
}
