package dev.tessera.app.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeshChunkTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 65_000})
  void chunksTogetherAreTheMesh(int limit) {
    Mesh mesh = Solids.cube().mesh();
    List<Integer> corners = new ArrayList<>();
    for (MeshChunk chunk : MeshChunk.cut(mesh, limit)) {
      assertThat(chunk.vertexCount()).isBetween(3, limit);
      for (int i = 0; i < chunk.cornerCount(); i++) {
        corners.add(chunk.vertex(chunk.corner(i)));
      }
    }
    List<Integer> expected = new ArrayList<>();
    for (int corner : mesh.corners()) {
      expected.add(corner);
    }
    assertThat(corners).isEqualTo(expected);
  }
}
