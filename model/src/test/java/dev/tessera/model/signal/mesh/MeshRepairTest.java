package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeshRepairTest {
  private static final Mesh SPHERE = TestMeshes.icosphere(2);

  @Test
  void aSoundMeshStaysItself() {
    MeshRepair repair = MeshRepair.of(SPHERE);

    assertThat(repair.mesh()).isSameAs(SPHERE);
    assertThat(repair.facts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void trianglesTurnedAtRandomAreTurnedBack(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Mesh mesh = TestMeshes.both(SPHERE, TestMeshes.placed(SPHERE, 0.5f, 4));
    int[] corners = mesh.corners();
    int[] turned = corners.clone();
    int count = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (random.nextDouble() < 0.7) {
        turned[3 * t + 1] = corners[3 * t + 2];
        turned[3 * t + 2] = corners[3 * t + 1];
        count++;
      }
    }

    MeshRepair repair = MeshRepair.of(Mesh.of(mesh.positions(), turned));

    assertThat(repair.mesh().corners()).containsExactly(corners);
    assertThat(repair.facts()).containsExactly(count + " triangles turned over");
  }

  @Test
  void whatIsInsideOutIsTurnedOver() {
    MeshRepair repair = MeshRepair.of(TestMeshes.insideOut(SPHERE));

    assertThat(MeshReport.of(repair.mesh()).insideOut()).isFalse();
    assertThat(repair.facts()).containsExactly("the surface was inside out and is turned over");
  }

  @Test
  void theWallOfACavityStaysTurnedInwards() {
    Mesh hollow = TestMeshes.both(SPHERE, TestMeshes.insideOut(TestMeshes.placed(SPHERE, 0.5f, 0)));

    assertThat(MeshRepair.of(hollow).facts()).isEmpty();
    double volume = MeshReport.of(hollow).signedVolume();
    Mesh repaired = MeshRepair.of(TestMeshes.insideOut(hollow)).mesh();
    assertThat(MeshReport.of(repaired).signedVolume()).isCloseTo(volume, within(1e-9));
    Mesh kernel = TestMeshes.insideOut(TestMeshes.placed(SPHERE, 0.25f, 0));
    Mesh three = TestMeshes.both(hollow, kernel);
    assertThat(MeshRepair.of(three).facts()).containsExactly("320 triangles turned over");
    assertThat(MeshReport.of(MeshRepair.of(three).mesh()).signedVolume()).isGreaterThan(volume);
  }

  @Test
  void besideIsNotInside() {
    // Inside of the box around the ring, but not of the ring.
    Mesh ring = TestMeshes.torus(1, 0.1, 40, 10);
    Mesh ball = TestMeshes.insideOut(TestMeshes.placed(SPHERE, 0.05f, 0.2f));

    assertThat(MeshRepair.of(TestMeshes.both(ring, ball)).facts())
        .containsExactly("320 triangles turned over");
  }

  @Test
  void anOpenSurfaceHasItsOutsideOutIfItEnclosesSomething() {
    Mesh bowl = MeshRepair.of(TestMeshes.without(SPHERE, 100)).mesh();

    assertThat(MeshRepair.of(bowl).facts()).isEmpty();
    assertThat(MeshRepair.of(TestMeshes.insideOut(bowl)).facts())
        .containsExactly("the surface was inside out and is turned over");
    Mesh sheet = MeshRepair.of(TestMeshes.without(TestMeshes.box(1, 1, 1), 10)).mesh();
    assertThat(MeshRepair.of(sheet).facts()).isEmpty();
    assertThat(MeshRepair.of(TestMeshes.insideOut(sheet)).facts()).isEmpty();
  }

  @Test
  void doubledVerticesAreMergedWhereThatCloses() {
    double[] positions = new double[9 * SPHERE.triangleCount()];
    int[] corners = new int[3 * SPHERE.triangleCount()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = SPHERE.position(SPHERE.vertex(i / 3, i % 3), axis);
      }
    }

    MeshRepair repair = MeshRepair.of(Mesh.of(positions, corners));

    assertThat(MeshReport.of(repair.mesh()).watertight()).isTrue();
    assertThat(repair.facts()).containsExactly("798 vertices merged with others at their places");
  }

  @Test
  void piecesThatOnlyTouchAreNotMerged() {
    Mesh box = TestMeshes.box(1, 1, 1);
    Mesh beside = TestMeshes.both(box, TestMeshes.placed(box, 1, 1));

    assertThat(MeshRepair.of(beside).mesh()).isSameAs(beside);
  }

  @Test
  void flatTrianglesAndUnusedVerticesGo() {
    double[] positions = Arrays.copyOf(SPHERE.positions(), 3 * SPHERE.vertexCount() + 6);
    int[] corners = Arrays.copyOf(SPHERE.corners(), 3 * SPHERE.triangleCount() + 6);
    corners[corners.length - 3] = 5;

    MeshRepair repair = MeshRepair.of(Mesh.of(positions, corners));

    assertThat(repair.mesh().corners()).containsExactly(SPHERE.corners());
    assertThat(repair.mesh().positions()).containsExactly(SPHERE.positions());
    assertThat(repair.facts())
        .containsExactly("2 triangles without area left out", "2 unused vertices left out");
  }

  @Test
  void aFlatTriangleThatClosesASeamStays() {
    // A box whose edge 0-1 is split on one side only; the flat triangle 0-8-1 closes the gap.
    Mesh box = TestMeshes.box(2, 2, 2);
    double[] positions = Arrays.copyOf(box.positions(), 27);
    positions[24] = 1;
    int[] corners = Arrays.copyOf(box.corners(), 36 + 6);
    int[] side = {3, 8, 0, 3, 1, 8, 0, 8, 1};
    int[] split = new int[corners.length];
    int at = 0;
    for (int t = 0; t < 12; t++) {
      boolean theSide = box.vertex(t, 0) == 0 && box.vertex(t, 1) == 3 && box.vertex(t, 2) == 1;
      int[] from =
          theSide ? side : new int[] {corners[3 * t], corners[3 * t + 1], corners[3 * t + 2]};
      System.arraycopy(from, 0, split, at, from.length);
      at += from.length;
    }
    Mesh mesh = Mesh.of(positions, split);
    assertThat(MeshReport.of(mesh).watertight()).isTrue();
    assertThat(MeshReport.of(mesh).degenerate()).isEqualTo(1);

    assertThat(MeshRepair.of(mesh).mesh()).isSameAs(mesh);
  }
}
