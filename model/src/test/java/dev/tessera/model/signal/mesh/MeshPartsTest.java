package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class MeshPartsTest {
  private static final Mesh BODY = TestMeshes.box(1, 1, 1);
  private static final Mesh BALL = TestMeshes.placed(TestMeshes.icosphere(1), 0.5f, 3);
  private static final Mesh CRUMB = TestMeshes.placed(TestMeshes.icosphere(1), 0.1f, -3);

  @Test
  void partsAreSortedByWhatTheyEnclose() {
    MeshParts parts = MeshParts.of(TestMeshes.both(CRUMB, TestMeshes.both(BALL, BODY)));
    assertThat(parts.count()).isEqualTo(3);
    assertThat(parts.volume(0)).isCloseTo(1, within(1e-6));
    assertThat(parts.volume(1) / parts.volume(2)).isCloseTo(125, within(0.1));
    assertThat(parts.share(0) + parts.share(1) + parts.share(2)).isCloseTo(1, within(1e-9));
    assertThat(parts.vertices(1, 3)).hasSize(BALL.vertexCount() + CRUMB.vertexCount());
  }

  @Test
  void whatIsDroppedTakesItsVerticesAlong() {
    MeshParts parts = MeshParts.of(TestMeshes.both(BALL, BODY));
    BitSet ball = new BitSet();
    ball.set(1);
    Mesh rest = parts.without(ball);
    assertThat(rest.positions()).isEqualTo(BODY.positions());
    assertThat(rest.corners()).isEqualTo(BODY.corners());
  }

  @Test
  void aMeshOfWhichNothingIsDroppedIsTheSame() {
    assertThat(MeshParts.of(BODY).without(new BitSet())).isSameAs(BODY);
  }
}
