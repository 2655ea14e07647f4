package dev.tessera.model.signal.mesh;

import static dev.tessera.model.signal.mesh.TestPoints.distances;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MeshDistanceSignTest {
  private static final double WINDING_ERROR = 0.05;
  private static final Mesh UNIT = TestMeshes.icosphere(4);

  @Test
  void awayFromAHoleTheSignIsThatOfTheClosedMesh() {
    Mesh open = TestMeshes.without(UNIT, 1);
    float[] points = TestPoints.inCube(1.2, 20_000, 1);
    float[] expected = distances(MeshDistance.of(UNIT), points);
    float[] found = distances(MeshDistance.of(open), points);

    // The hole is 0.08 wide; from twice as far away it takes less than half of the view.
    int compared = 0;
    for (int i = 0; i < found.length; i++) {
      double away =
          Math.hypot(
              Math.hypot(points[i * 3] - hole(0), points[i * 3 + 1] - hole(1)),
              points[i * 3 + 2] - hole(2));
      if (away > 0.16) {
        assertThat(found[i] < 0).isEqualTo(expected[i] < 0);
        assertThat(Math.abs(found[i])).isGreaterThanOrEqualTo(Math.abs(expected[i]));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(19_000);
  }

  private static double hole(int axis) {
    int t = UNIT.triangleCount() - 1;
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += UNIT.position(UNIT.vertex(t, c), axis);
    }
    return sum / 3;
  }

  @Test
  void whereTheSurfaceIsOpenTheSideIsThatOfTheWindingNumber() {
    Mesh bowl = TestMeshes.without(UNIT, UNIT.triangleCount() / 5);
    float[] points = TestPoints.inCube(1.1, 10_000, 2);
    float[] found = distances(MeshDistance.of(bowl), points);

    int decided = 0;
    for (int i = 0; i < found.length; i++) {
      double w = BruteDistance.winding(bowl, points[i * 3], points[i * 3 + 1], points[i * 3 + 2]);
      if (Math.abs(w - 0.5) > WINDING_ERROR) {
        assertThat(found[i] < 0).as("winding number %s", w).isEqualTo(w > 0.5);
        decided++;
      }
    }
    assertThat(decided).isGreaterThan(9000);
  }

  @Test
  void partsApartAreBothSolid() {
    Mesh two =
        TestMeshes.both(TestMeshes.placed(UNIT, 0.4f, -0.5f), TestMeshes.placed(UNIT, 0.3f, 0.6f));
    float[] points = {-0.5f, 0, 0, 0.6f, 0, 0, 0.1f, 0, 0, -0.5f, 0.5f, 0};

    float[] found = distances(MeshDistance.of(two), points);

    assertThat(found[0]).isCloseTo(-0.4f, within(2e-3f));
    assertThat(found[1]).isCloseTo(-0.3f, within(2e-3f));
    assertThat(found[2]).isCloseTo(0.2f, within(2e-3f));
    assertThat(found[3]).isCloseTo(0.1f, within(2e-3f));
  }

  @Test
  void aPartTurnedInwardsIsACavity() {
    Mesh shell = TestMeshes.both(UNIT, TestMeshes.insideOut(TestMeshes.placed(UNIT, 0.5f, 0)));
    float[] points = {0, 0, 0, 0.8f, 0, 0, 0, 1.1f, 0};

    float[] found = distances(MeshDistance.of(shell), points);

    assertThat(found[0]).isCloseTo(0.5f, within(2e-3f));
    assertThat(found[1]).isCloseTo(-0.2f, within(2e-3f));
    assertThat(found[2]).isCloseTo(0.1f, within(2e-3f));
  }

  @Test
  void aPartWithinAPartStaysSolid() {
    Mesh nested = TestMeshes.both(UNIT, TestMeshes.placed(UNIT, 0.5f, 0));
    float[] points = {0, 0, 0, 0.8f, 0, 0, 0, 1.1f, 0};

    float[] found = distances(MeshDistance.of(nested), points);

    assertThat(found[0]).isCloseTo(-0.5f, within(2e-3f));
    assertThat(found[1]).isCloseTo(-0.2f, within(2e-3f));
    assertThat(found[2]).isPositive();
  }

  @Test
  void trianglesTwiceFacingOppositeWaysEncloseNothing() {
    Mesh cancelled = TestMeshes.both(UNIT, TestMeshes.insideOut(UNIT));
    float[] points = TestPoints.inCube(1.2, 5000, 3);

    for (float d : distances(MeshDistance.of(cancelled), points)) {
      assertThat(d).isNotNegative();
    }
  }

  @Test
  void trianglesTwiceFacingTheSameWayEncloseTheSame() {
    Mesh doubled = TestMeshes.both(UNIT, UNIT);
    float[] points = TestPoints.inCube(1.2, 5000, 4);

    assertThat(distances(MeshDistance.of(doubled), points))
        .isEqualTo(distances(MeshDistance.of(UNIT), points));
  }

  @Test
  void anInsideOutMeshHasNoInside() {
    float[] points = TestPoints.inCube(1.2, 2000, 5);

    for (float d : distances(MeshDistance.of(TestMeshes.insideOut(UNIT)), points)) {
      assertThat(d).isNotNegative();
    }
  }

  @Test
  void theSideDoesNotDependOnTheOtherPointsOfTheBatch() {
    Mesh open = TestMeshes.without(UNIT, 300);
    MeshDistance distance = MeshDistance.of(open);
    float[] points = TestPoints.inCube(1.1, 3000, 6);
    float[] together = distances(distance, points);

    int sure = 0;
    for (int i = 0; i < 3000; i++) {
      float[] point = Arrays.copyOfRange(points, i * 3, i * 3 + 3);
      double w = BruteDistance.winding(open, point[0], point[1], point[2]);
      if (Math.abs(w - 0.5) > WINDING_ERROR) {
        assertThat(distances(distance, point)[0]).isEqualTo(together[i]);
        sure++;
      }
    }
    assertThat(sure).isGreaterThan(2500);
  }
}
