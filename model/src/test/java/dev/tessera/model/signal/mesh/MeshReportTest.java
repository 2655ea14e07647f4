package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeshReportTest {
  @Test
  void aSphere() {
    MeshReport report = MeshReport.of(TestMeshes.icosphere(4));

    assertThat(report.watertight()).isTrue();
    assertThat(report.insideOut()).isFalse();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.area()).isCloseTo(4 * Math.PI, within(0.02));
    assertThat(report.signedVolume()).isCloseTo(4 * Math.PI / 3, within(0.02));
    assertThat(report.sentence()).isEqualTo("A closed surface in one piece.");
  }

  @Test
  void aTorusFarAway() {
    MeshReport report =
        MeshReport.of(TestMeshes.placed(TestMeshes.torus(1, 0.25, 96, 48), 2, 1000));

    assertThat(report.watertight()).isTrue();
    assertThat(report.eulerCharacteristic()).isZero();
    assertThat(report.area()).isCloseTo(4 * Math.PI * Math.PI, within(0.1));
    assertThat(report.signedVolume()).isCloseTo(8 * 2 * Math.PI * Math.PI / 16, within(0.05));
  }

  @Test
  void aBoxIsExact() {
    MeshReport report = MeshReport.of(TestMeshes.box(2, 3, 4));

    assertThat(report.area()).isEqualTo(52);
    assertThat(report.signedVolume()).isCloseTo(24, within(1e-12));
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
  }

  @Test
  void aBoxWithoutASide() {
    MeshReport report = MeshReport.of(TestMeshes.without(TestMeshes.box(1, 1, 1), 2));

    assertThat(report.boundaryEdges()).isEqualTo(4);
    assertThat(report.watertight()).isFalse();
    assertThat(report.eulerCharacteristic()).isEqualTo(1);
    assertThat(report.flipped()).isZero();
    assertThat(report.sentence()).isEqualTo("An open surface in one piece: 4 boundary edges.");
  }

  @Test
  void trianglesTurnedOver() {
    Mesh sphere = TestMeshes.icosphere(2);

    assertThat(MeshReport.of(TestMeshes.flipped(sphere, 20, 27)).flipped()).isEqualTo(7);
    assertThat(MeshReport.of(TestMeshes.flipped(sphere, 1, 320)).flipped()).isEqualTo(1);
    MeshReport report = MeshReport.of(TestMeshes.flipped(sphere, 0, 1));
    assertThat(report.watertight()).isFalse();
    assertThat(report.twistedEdges()).isZero();
    assertThat(report.sentence()).isEqualTo("A surface in one piece: 1 triangle turned over.");
  }

  @Test
  void insideOut() {
    MeshReport report = MeshReport.of(TestMeshes.insideOut(TestMeshes.icosphere(2)));

    assertThat(report.watertight()).isTrue();
    assertThat(report.insideOut()).isTrue();
    assertThat(report.flipped()).isZero();
    assertThat(report.signedVolume()).isNegative();
    assertThat(report.sentence()).isEqualTo("A closed surface in one piece, inside out.");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 12})
  void aMoebiusStripHasOneSideOnly(int quads) {
    MeshReport report = MeshReport.of(strip(quads, true));

    assertThat(report.twistedEdges()).isEqualTo(1);
    assertThat(report.watertight()).isFalse();
    assertThat(report.eulerCharacteristic()).isZero();
    assertThat(report.boundaryEdges()).isEqualTo(2 * quads);
    assertThat(MeshReport.of(strip(quads, false)).twistedEdges()).isZero();
  }

  /** Quads in a ring, the last joined to the first straight or turned. */
  private static Mesh strip(int quads, boolean twisted) {
    float[] positions = new float[6 * quads];
    int[] corners = new int[6 * quads];
    for (int i = 0; i < quads; i++) {
      double u = 2 * Math.PI * i / quads;
      double turn = twisted ? u / 2 : 0;
      for (int side = 0; side < 2; side++) {
        double r = 2 + (side - 0.5) * Math.cos(turn);
        positions[6 * i + 3 * side] = (float) (r * Math.cos(u));
        positions[6 * i + 3 * side + 1] = (float) (r * Math.sin(u));
        positions[6 * i + 3 * side + 2] = (float) ((side - 0.5) * Math.sin(turn));
      }
      boolean swap = twisted && i == quads - 1;
      int a = 2 * i;
      int b = 2 * ((i + 1) % quads) + (swap ? 1 : 0);
      int c = 2 * ((i + 1) % quads) + (swap ? 0 : 1);
      System.arraycopy(new int[] {a, b, c, a, c, a + 1}, 0, corners, 6 * i, 6);
    }
    return Mesh.of(positions, corners);
  }

  @Test
  void twoPieces() {
    Mesh sphere = TestMeshes.icosphere(1);
    MeshReport report = MeshReport.of(TestMeshes.both(sphere, TestMeshes.placed(sphere, 1, 3)));

    assertThat(report.components()).isEqualTo(2);
    assertThat(report.eulerCharacteristic()).isEqualTo(4);
    assertThat(report.watertight()).isTrue();
    assertThat(report.sentence()).isEqualTo("A closed surface in 2 pieces.");
  }

  @Test
  void edgesOfManyTriangles() {
    Mesh pages =
        Mesh.of(
            new float[] {0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, -1, 0, 0},
            new int[] {0, 1, 2, 0, 1, 3, 0, 1, 4});
    MeshReport report = MeshReport.of(pages);

    assertThat(report.nonManifoldEdges()).isEqualTo(1);
    assertThat(report.boundaryEdges()).isEqualTo(6);
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.sentence())
        .isEqualTo(
            "An open surface in one piece: 6 boundary edges, 1 edge of three triangles or more.");
  }

  @Test
  void trianglesWithoutArea() {
    Mesh mesh =
        Mesh.of(
            new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0.3f, 0, 0, 9, 9, 9},
            new int[] {0, 1, 2, 0, 3, 1, 0, 0, 1, 2, 2, 2});
    MeshReport report = MeshReport.of(mesh);

    assertThat(report.degenerate()).isEqualTo(3);
    // The line 0-3-1 has edges, points and lines with a corner twice have not.
    assertThat(report.boundaryEdges()).isEqualTo(4);
    assertThat(report.eulerCharacteristic()).isEqualTo(1);
  }
}
