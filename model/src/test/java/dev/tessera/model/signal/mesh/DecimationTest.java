package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimationTest {
  @ParameterizedTest
  @CsvSource({"1280, 0.008", "320, 0.03", "80, 0.12", "20, 0.35"})
  void aSphereStaysOne(int triangles, double error) {
    Mesh sphere = TestMeshes.placed(TestMeshes.icosphere(4), 50, 300);

    Mesh few = to(sphere, triangles);

    assertThat(few.triangleCount()).isEqualTo(triangles);
    MeshReport report = MeshReport.of(few);
    assertThat(report.watertight()).isTrue();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.degenerate()).isZero();
    // Rays from the middle meet a closed surface around it, so that this bounds both directions.
    Mesh unit = TestMeshes.placed(TestMeshes.placed(few, 1, -300), 0.02f, 0);
    for (int t = 0; t < unit.triangleCount(); t++) {
      double outwards = 0;
      for (int axis = 0; axis < 3; axis++) {
        outwards += unit.position(unit.vertex(t, 0), axis) * unit.cross(t, axis);
      }
      assertThat(outwards).isPositive();
      for (double[] w : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {.5, .5, 0}, {1, 1, 1}}) {
        assertThat(radius(unit, t, w)).isCloseTo(1, within(error));
      }
    }
  }

  private static double radius(Mesh mesh, int t, double[] w) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double at = 0;
      for (int k = 0; k < 3; k++) {
        at += w[k] * mesh.position(mesh.vertex(t, k), axis) / (w[0] + w[1] + w[2]);
      }
      square += at * at;
    }
    return Math.sqrt(square);
  }

  @Test
  void aTorusKeepsItsHole() {
    Mesh torus = TestMeshes.torus(1, 0.3, 96, 48);

    Mesh few = to(torus, 900);

    assertThat(few.triangleCount()).isEqualTo(900);
    MeshReport report = MeshReport.of(few);
    assertThat(report.watertight()).isTrue();
    assertThat(report.eulerCharacteristic()).isZero();
    assertThat(report.signedVolume())
        .isCloseTo(MeshReport.of(torus).signedVolume(), within(0.01 * 1.78));
    for (int v = 0; v < few.vertexCount(); v++) {
      double ring = Math.hypot(few.position(v, 0), few.position(v, 1)) - 1;
      assertThat(Math.hypot(ring, few.position(v, 2))).isCloseTo(0.3, within(0.01));
    }
  }

  @Test
  void aBoxOfManyTrianglesIsABoxOfTwelve() {
    Mesh box = TestMeshes.box(1, 2, 3);
    Mesh fine = TestMeshes.refined(TestMeshes.refined(TestMeshes.refined(box)));

    Mesh few = to(fine, 12);

    assertThat(few.triangleCount()).isEqualTo(12);
    MeshReport report = MeshReport.of(few);
    assertThat(report.watertight()).isTrue();
    assertThat(report.signedVolume()).isCloseTo(6, within(1e-5));
    assertThat(report.area()).isCloseTo(22, within(1e-5));
  }

  @Test
  void theBoundaryOfAnOpenSurfaceStays() {
    Mesh sheet = TestMeshes.without(TestMeshes.box(3, 4, 5), 10);
    Mesh fine = TestMeshes.refined(TestMeshes.refined(TestMeshes.refined(sheet)));

    Mesh few = to(fine, 2);

    assertThat(few.triangleCount()).isEqualTo(2);
    assertThat(MeshReport.of(few).area()).isCloseTo(12, within(1e-5));
  }

  @Test
  void piecesStayApart() {
    Mesh sphere = TestMeshes.icosphere(3);
    Mesh two = TestMeshes.both(sphere, TestMeshes.placed(sphere, 1, 2.01f));

    MeshReport report = MeshReport.of(to(two, 300));

    assertThat(report.components()).isEqualTo(2);
    assertThat(report.eulerCharacteristic()).isEqualTo(4);
    assertThat(report.watertight()).isTrue();
  }

  @Test
  void itEndsWhereLessWouldBeNoSurface() {
    Mesh few = to(TestMeshes.icosphere(3), 1);

    assertThat(few.triangleCount()).isBetween(4, 20);
    assertThat(MeshReport.of(few).watertight()).isTrue();
    assertThat(MeshReport.of(few).eulerCharacteristic()).isEqualTo(2);
  }

  @Test
  void edgesOfManyTrianglesStay() {
    Mesh sphere = TestMeshes.icosphere(3);
    int[] corners = Arrays.copyOf(sphere.corners(), 3 * sphere.triangleCount() + 3);
    corners[corners.length - 3] = sphere.vertex(0, 0);
    corners[corners.length - 2] = sphere.vertex(0, 1);
    corners[corners.length - 1] = sphere.vertex(900, 0);
    Mesh winged = Mesh.of(sphere.positions(), corners);

    assertThat(MeshReport.of(to(winged, 200)).nonManifoldEdges()).isEqualTo(1);
  }

  @Test
  void enoughIsEnough() {
    Mesh sphere = TestMeshes.icosphere(1);

    assertThat(to(sphere, 80)).isSameAs(sphere);
  }

  @Test
  void itStopsWhenTold() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> Decimation.to(TestMeshes.icosphere(2), 20, () -> true));
  }

  private static Mesh to(Mesh mesh, int triangles) {
    return Decimation.to(mesh, triangles, () -> false);
  }
}
