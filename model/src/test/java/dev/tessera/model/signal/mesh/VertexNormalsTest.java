package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class VertexNormalsTest {
  private static final Offset<Float> TINY = within(1e-6f);

  @Test
  void ofACubeTheyPointAlongTheDiagonalsHoweverItsFacesAreCut() {
    float[] corners = new float[24];
    for (int v = 0; v < 8; v++) {
      for (int axis = 0; axis < 3; axis++) {
        corners[v * 3 + axis] = (v >> axis & 1) * 2 - 1;
      }
    }
    int[] faces = {
      0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1,
      3, 5, 3, 7, 5
    };
    Normals normals = VertexNormals.of(Mesh.of(corners, faces));
    assertThat(normals.count()).isEqualTo(8);
    for (int v = 0; v < 8; v++) {
      for (int axis = 0; axis < 3; axis++) {
        float along = ((v >> axis & 1) * 2 - 1) / (float) Math.sqrt(3);
        assertThat(normals.get(v, axis)).isCloseTo(along, TINY);
      }
    }
  }

  @Test
  void aLonelyVertexGetsAUnitVectorToo() {
    Mesh mesh = Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 5, 5}, new int[] {0, 1, 2});
    Normals normals = VertexNormals.of(mesh);
    assertThat(normals.get(0, 2)).isEqualTo(1);
    assertThat(normals.get(3, 1)).isEqualTo(1);
  }

  @Test
  void aTriangleWithoutAreaChangesNothing() {
    float[] positions = {0, 0, 0, 1, 0, 0, 0, 1, 0, 2, 0, 0};
    Normals normals = VertexNormals.of(Mesh.of(positions, new int[] {0, 1, 2, 0, 1, 3, 0, 0, 1}));
    assertThat(normals.get(0, 2)).isEqualTo(1);
    assertThat(normals.get(1, 2)).isEqualTo(1);
  }
}
