package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class BoundsTest {
  @Test
  void aBoxIsItsOwnBounds() {
    Bounds bounds = Bounds.of(TestMeshes.placed(TestMeshes.box(2, 4, 6), 1, -3));

    assertThat(bounds).isEqualTo(new Bounds(-3, 0, 0, -1, 4, 6));
    assertThat(bounds.middle(0)).isEqualTo(-2);
    assertThat(bounds.middle(2)).isEqualTo(3);
    assertThat(bounds.extent(1)).isEqualTo(4);
  }

  @Test
  void nothingHasNoBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounds.of(Mesh.of(new float[0], new int[0])));
  }
}
