package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SmoothNormalsTest {
  private static void isAt(Normals normals, int vertex, double x, double y, double z) {
    assertThat((double) normals.get(vertex, 0)).isCloseTo(x, within(1e-6));
    assertThat((double) normals.get(vertex, 1)).isCloseTo(y, within(1e-6));
    assertThat((double) normals.get(vertex, 2)).isCloseTo(z, within(1e-6));
  }

  @Test
  void theCornerOfACubePointsAlongItsDiagonalHoweverItsFacesAreCut() {
    // Three squares that meet at the origin; the one at z = 0 is cut through that corner.
    Mesh mesh =
        Mesh.of(
            new float[] {0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, 0, 0, -1, -1, -1, 0, -1},
            new int[] {
              0, 1, 4, 0, 4, 2, // z = 0
              0, 2, 3, 2, 5, 3, // x = 0
              0, 3, 1, 3, 6, 1 // y = 0
            });
    double third = 1 / Math.sqrt(3);
    isAt(SmoothNormals.of(mesh), 0, third, third, third);
    isAt(SmoothNormals.of(mesh), 4, 0, 0, 1);
  }

  @Test
  void aVertexWithoutAnAreaPointsSomewhere() {
    Mesh mesh = Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 5, 5, 5}, new int[] {0, 1, 2});
    for (int v = 0; v < 4; v++) {
      isAt(SmoothNormals.of(mesh), v, 0, 0, 1);
    }
  }

  @Test
  void theScaleDoesNotMatter() {
    for (float scale : new float[] {1e-12f, 1, 1e12f}) {
      Mesh mesh =
          Mesh.of(new float[] {0, 0, 0, 0, 2 * scale, 0, 0, 0, 3 * scale}, new int[] {0, 1, 2});
      isAt(SmoothNormals.of(mesh), 0, 1, 0, 0);
    }
  }
}
