package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WindingNumberTest {
  @Test
  void expansionsAreNearlyAsGoodAsAllTriangles() {
    Mesh bowl = TestMeshes.without(TestMeshes.torus(0.6, 0.3, 60, 30), 500);

    checkAgainstAll(bowl, TestPoints.inCube(1, 3000, 1), 0.05);
  }

  @Test
  void aSoupHasItToo() {
    checkAgainstAll(TestPoints.soup(400, 2), TestPoints.inCube(1, 3000, 3), 0.05);
  }

  private static void checkAgainstAll(Mesh mesh, float[] points, double tolerance) {
    TriangleTree tree = Whole.tree(mesh);
    WindingNumber winding = new WindingNumber(tree, Whole.expansion(tree));

    for (int i = 0; i < points.length; i += 3) {
      assertThat(winding.of(points[i], points[i + 1], points[i + 2]))
          .isCloseTo(
              BruteDistance.winding(mesh, points[i], points[i + 1], points[i + 2]),
              within(tolerance));
    }
  }

  @Test
  void solidAnglesAddUpOverFullTurns() {
    Mesh mesh = TestMeshes.icosphere(1);
    float[] corners = Whole.tree(mesh).corners;
    SolidAngle sum = new SolidAngle();
    sum.clear();
    for (int round = 0; round < 3; round++) {
      for (int t = 0; t < mesh.triangleCount(); t++) {
        sum.add(corners, t * 9, 0.3, -0.2, 0.1);
      }
    }

    assertThat(sum.turns()).isCloseTo(3, within(1e-12));
  }

  @Test
  void solidAnglesOfTheOtherSideAreSubtracted() {
    Mesh mesh = TestMeshes.insideOut(TestMeshes.icosphere(1));
    float[] corners = Whole.tree(mesh).corners;
    SolidAngle sum = new SolidAngle();
    sum.clear();
    for (int round = 0; round < 2; round++) {
      for (int t = 0; t < mesh.triangleCount(); t++) {
        sum.add(corners, t * 9, 0, 0, 0.5);
      }
    }

    assertThat(sum.turns()).isCloseTo(-2, within(1e-12));
  }
}
