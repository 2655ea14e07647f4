package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;

final class FeetTest {
  private static final int POINTS = 200;

  /** x, y, z to -2y, x, 3z + 1: what is linear is known between corners as well. */
  private static double moved(float[] points, int p, int axis) {
    return axis == 0
        ? -2 * points[3 * p + 1]
        : axis == 1 ? points[3 * p] : 3 * points[3 * p + 2] + 1;
  }

  private static Mesh moved(Mesh mesh) {
    float[] points = mesh.floatPositions();
    double[] found = new double[points.length];
    for (int k = 0; k < found.length; k++) {
      found[k] = moved(points, k / 3, k % 3);
    }
    return Mesh.of(found, mesh.corners());
  }

  @Test
  void aPointOfAFaceBelongsToTheSamePointOfTheSameFace() {
    Mesh ball = TestMeshes.icosphere(3);
    Mesh posed = moved(ball);
    assertThat(Feet.sameFaces(ball, posed)).isTrue();
    float[] starts = SurfaceSampler.of(ball).points(POINTS, 3);
    float[] feet = new float[starts.length];
    int[] triangles = new int[POINTS];
    Feet.ofSameFaces(ball, MeshDistance.of(ball), posed)
        .find(starts, starts, POINTS, feet, triangles);
    for (int k = 0; k < feet.length; k++) {
      assertThat((double) feet[k]).isCloseTo(moved(starts, k / 3, k % 3), within(1e-4));
    }
  }

  @Test
  void otherFacesAreNotTheSame() {
    assertThat(Feet.sameFaces(TestMeshes.icosphere(2), TestMeshes.icosphere(3))).isFalse();
    Mesh ball = TestMeshes.icosphere(2);
    int[] others = ball.corners();
    int first = others[0];
    System.arraycopy(others, 1, others, 0, 2);
    others[2] = first;
    assertThat(Feet.sameFaces(ball, Mesh.of(ball.positions(), others))).isFalse();
  }
}
