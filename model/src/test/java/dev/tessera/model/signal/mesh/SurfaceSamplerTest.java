package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SurfaceSamplerTest {
  @Test
  void pointsLieOnTheSurface() {
    Mesh mesh = TestMeshes.torus(0.6, 0.3, 30, 20);

    float[] distances =
        TestPoints.distances(MeshDistance.of(mesh), SurfaceSampler.of(mesh).points(5000, 1));

    for (float d : distances) {
      assertThat(d).isCloseTo(0, within(2e-7f));
    }
  }

  @Test
  void eachSideGetsItsShareOfTheArea() {
    // Areas of the sides of 1 x 2 x 4: 2 and 2 of 28 at z = 0 and 4, 8 and 8 at x, 4 and 4 at y.
    int count = 100_000;
    float[] points = SurfaceSampler.of(TestMeshes.box(1, 2, 4)).points(count, 2);
    float[] sides = {1, 2, 4};
    double[] shares = {8 / 28.0, 4 / 28.0, 2 / 28.0};

    for (int axis = 0; axis < 3; axis++) {
      int low = 0;
      int high = 0;
      for (int i = 0; i < count; i++) {
        low += points[i * 3 + axis] == 0 ? 1 : 0;
        high += points[i * 3 + axis] == sides[axis] ? 1 : 0;
      }
      assertThat(low / (double) count).isCloseTo(shares[axis], within(0.005));
      assertThat(high / (double) count).isCloseTo(shares[axis], within(0.005));
    }
  }

  @Test
  void pointsOfATriangleAreSpreadEvenly() {
    Mesh triangle = Mesh.of(new float[] {0, 0, 0, 3, 0, 0, 0, 3, 0}, new int[] {0, 1, 2});
    float[] points = SurfaceSampler.of(triangle).points(100_000, 3);
    double x = 0;
    double y = 0;
    double xy = 0;
    for (int i = 0; i < points.length; i += 3) {
      x += points[i] / 1e5;
      y += points[i + 1] / 1e5;
      xy += points[i] * points[i + 1] / 1e5;
    }

    // Means over the triangle: of x and y one third of a leg, of their product 9/12.
    assertThat(x).isCloseTo(1, within(0.01));
    assertThat(y).isCloseTo(1, within(0.01));
    assertThat(xy).isCloseTo(0.75, within(0.01));
  }

  @Test
  void trainingSamplesLieWhereTheMethodSays() {
    Mesh mesh = TestMeshes.icosphere(4);
    MeshDistance distance = MeshDistance.of(mesh);

    DistanceSamples samples = SurfaceSampler.training(mesh, distance, 40_000, 5000, 4);

    // Against a plane the distance would be as the displacement; the sphere is nearly one.
    assertThat(samples.count()).isEqualTo(45_000);
    assertThat(meanSquare(samples, 0, 20_000)).isCloseTo(0.0025, within(1.5e-4));
    assertThat(meanSquare(samples, 20_000, 40_000)).isCloseTo(0.00025, within(1e-5));
    double radius = 0;
    for (int i = 40_000; i < 45_000; i++) {
      double r =
          Math.hypot(
              Math.hypot(samples.position(i, 0), samples.position(i, 1)), samples.position(i, 2));
      assertThat(r).isLessThan(1 + 1e-6);
      radius += r / 5000;
    }
    assertThat(radius).isCloseTo(0.75, within(0.01));
  }

  private static double meanSquare(DistanceSamples samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples.distance(i) * samples.distance(i);
    }
    return sum / (to - from);
  }

  @Test
  void trainingSamplesCarryTheirDistances() {
    Mesh mesh = TestMeshes.box(0.5f, 0.25f, 0.75f);

    DistanceSamples samples = SurfaceSampler.training(mesh, MeshDistance.of(mesh), 500, 100, 5);

    float[] points = new float[603 * 3];
    float[] distances = new float[601];
    samples.copyPoints(100, 500, points, 3);
    samples.copyDistances(100, 500, distances, 1);
    for (int i = 0; i < 500; i++) {
      double expected =
          BruteDistance.signed(mesh, points[9 + i * 3], points[10 + i * 3], points[11 + i * 3]);
      assertThat((double) distances[1 + i]).isCloseTo(expected, within(1e-6));
      assertThat(samples.distance(100 + i)).isEqualTo(distances[1 + i]);
    }
  }

  @Test
  void theSeedDecidesAllAndTheThreadsNothing() {
    Mesh mesh = TestMeshes.torus(0.6, 0.3, 30, 20);
    DistanceSamples first =
        SurfaceSampler.training(mesh, MeshDistance.of(mesh).on(1), 20_000, 2000, 6);

    assertThat(SurfaceSampler.training(mesh, MeshDistance.of(mesh).on(3), 20_000, 2000, 6))
        .isEqualTo(first);
    assertThat(SurfaceSampler.training(mesh, MeshDistance.of(mesh).on(1), 20_000, 2000, 7))
        .isNotEqualTo(first);
  }

  @Test
  void aMeshWithoutAreaIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurfaceSampler.of(Mesh.of(new float[9], new int[] {0, 1, 2})));
  }
}
