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
  void theSeedDecides() {
    SurfaceSampler sampler = SurfaceSampler.of(TestMeshes.torus(0.6, 0.3, 30, 20));

    assertThat(sampler.points(500, 6)).isEqualTo(sampler.points(500, 6));
    assertThat(sampler.points(500, 7)).isNotEqualTo(sampler.points(500, 6));
  }

  @Test
  void aMeshWithoutAreaIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurfaceSampler.of(Mesh.of(new float[9], new int[] {0, 1, 2})));
  }
}
