package dev.tessera.model.signal.mesh;

import static dev.tessera.model.signal.mesh.TestPoints.distances;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeshDistanceTest {
  private static final Offset<Float> ROUNDING = within(1e-6f);

  @Test
  void agreesWithTheSphere() {
    // Chords of 20 * 4^6 triangles leave the unit sphere by less than 1.1e-4.
    check(
        TestMeshes.icosphere(6),
        TestPoints.inCube(1.2, 20_000, 1),
        p -> Math.hypot(Math.hypot(p[0], p[1]), p[2]) - 1,
        1.2e-4);
  }

  @Test
  void agreesWithTheTorus() {
    // A chord of 1/400 of a circle of radius 0.9 is at most 0.9 (1 - cos(pi/400)) = 2.8e-5 off.
    check(
        TestMeshes.torus(0.6, 0.3, 400, 200),
        TestPoints.inCube(1, 20_000, 2),
        p -> Math.hypot(Math.hypot(p[0], p[1]) - 0.6, p[2]) - 0.3,
        8e-5);
  }

  @Test
  void agreesWithTheBox() {
    check(
        TestMeshes.box(0.5f, 0.25f, 0.75f),
        TestPoints.inCube(1, 20_000, 3),
        p -> {
          double x = Math.abs(p[0] - 0.25) - 0.25;
          double y = Math.abs(p[1] - 0.125) - 0.125;
          double z = Math.abs(p[2] - 0.375) - 0.375;
          double outside = Math.hypot(Math.hypot(Math.max(x, 0), Math.max(y, 0)), Math.max(z, 0));
          return outside + Math.min(0, Math.max(x, Math.max(y, z)));
        },
        1e-7);
  }

  private static void check(
      Mesh mesh, float[] points, ToDoubleFunction<double[]> expected, double tolerance) {
    float[] found = distances(MeshDistance.of(mesh), points);

    for (int i = 0; i < found.length; i++) {
      double[] p = {points[i * 3], points[i * 3 + 1], points[i * 3 + 2]};
      assertThat((double) found[i])
          .as("at %s, %s, %s", p[0], p[1], p[2])
          .isCloseTo(expected.applyAsDouble(p), within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 9, 40, 300})
  void isTheLeastOfAllTriangles(int triangles) {
    Mesh mesh = TestPoints.soup(triangles, triangles);
    float[] points = TestPoints.inCube(1.5, 2000, 7);
    float[] found = distances(MeshDistance.of(mesh), points);

    for (int i = 0; i < found.length; i++) {
      double expected =
          BruteDistance.unsigned(mesh, points[i * 3], points[i * 3 + 1], points[i * 3 + 2]);
      assertThat((double) Math.abs(found[i]))
          .isCloseTo(expected, within(2e-7 * Math.max(expected, 1e-3)));
    }
  }

  @Test
  void farFromTheOriginAndAtAnyScaleItIsAsExactAsTheNumbers() {
    Mesh mesh = TestMeshes.placed(TestMeshes.icosphere(3), 1000, 50_000);
    float[] points = TestPoints.inCube(3000, 2000, 8);
    for (int i = 0; i < points.length; i += 3) {
      points[i] += 50_000;
    }
    float[] found = distances(MeshDistance.of(mesh), points);

    for (int i = 0; i < found.length; i++) {
      double expected =
          BruteDistance.signed(mesh, points[i * 3], points[i * 3 + 1], points[i * 3 + 2]);
      assertThat((double) found[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-9));
    }
  }

  @Test
  void isZeroOnVerticesAndTinyOnEdges() {
    Mesh mesh = TestMeshes.icosphere(2);
    float[] edges = new float[mesh.triangleCount() * 3];
    for (int i = 0; i < edges.length; i++) {
      int t = i / 3;
      int axis = i % 3;
      edges[i] =
          (float)
              ((mesh.position(mesh.vertex(t, 0), axis) + mesh.position(mesh.vertex(t, 1), axis))
                  / 2);
    }

    assertThat(distances(MeshDistance.of(mesh), mesh.floatPositions())).containsOnly(0f);
    for (float d : distances(MeshDistance.of(mesh), edges)) {
      assertThat(d).isCloseTo(0, within(1e-7f));
    }
  }

  @Test
  void theMiddleOfAVertexFanIsInside() {
    Mesh mesh = TestMeshes.icosphere(0);
    float[] under = mesh.floatPositions();
    float[] above = mesh.floatPositions();
    for (int i = 0; i < under.length; i++) {
      under[i] *= 0.999f;
      above[i] *= 1.001f;
    }

    for (float d : distances(MeshDistance.of(mesh), under)) {
      assertThat(d).isNegative();
    }
    for (float d : distances(MeshDistance.of(mesh), above)) {
      assertThat(d).isCloseTo(0.001f, ROUNDING);
    }
  }

  @Test
  void trianglesWithoutAreaCountAsLinesAndEncloseNothing() {
    Mesh line = Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 3, 0, 0}, new int[] {1, 2, 0, 1, 1, 1});
    float[] points = {-1, 0, 0, 0.5f, 2, 0, 2, 0, -2, 4, 0, 0, 1.5f, 0, 0};

    assertThat(distances(MeshDistance.of(line), points)).containsExactly(1, 2, 2, 1, 0);
  }

  @Test
  void anEmptyMeshIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeshDistance.of(Mesh.of(new float[9], new int[0])))
        .withMessageContaining("without triangles");
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Mesh mesh = TestMeshes.torus(0.6, 0.3, 60, 30);
    float[] points = TestPoints.inCube(1, 50_000, 9);

    float[] alone = distances(MeshDistance.of(mesh).on(1), points);

    assertThat(distances(MeshDistance.of(mesh).on(5), points)).isEqualTo(alone);
  }

  @Test
  void onlyTheFirstPointsOfAnArrayAreEvaluated() {
    float[] distances = {7, 7, 7};

    MeshDistance.of(TestMeshes.icosphere(1)).evaluate(new float[9], 2, distances);

    assertThat(distances[1]).isNegative();
    assertThat(distances[2]).isEqualTo(7);
  }

  @Test
  void theClosestPointLiesOnTheTriangleNamed() {
    Mesh mesh = TestPoints.soup(200, 10);
    float[] points = TestPoints.inCube(1.5, 3000, 11);
    float[] closest = new float[points.length];
    int[] triangles = new int[3000];
    MeshDistance.of(mesh).closest(points, 3000, closest, triangles);

    for (int i = 0; i < 3000; i++) {
      double[] p = {points[i * 3], points[i * 3 + 1], points[i * 3 + 2]};
      double[] c = {closest[i * 3], closest[i * 3 + 1], closest[i * 3 + 2]};
      double away = Math.hypot(Math.hypot(p[0] - c[0], p[1] - c[1]), p[2] - c[2]);
      assertThat(away).isCloseTo(BruteDistance.unsigned(mesh, p), within(3e-7));
      assertThat(BruteDistance.toTriangle(mesh, triangles[i], c)).isCloseTo(0, within(3e-7));
    }
  }
}
