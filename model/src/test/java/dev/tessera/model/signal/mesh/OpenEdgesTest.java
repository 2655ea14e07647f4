package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class OpenEdgesTest {
  private static final Mesh BOX = TestMeshes.box(1, 2, 3);

  @Test
  void closedMeshesHaveNone() {
    assertThat(Whole.openLength(BOX)).isZero();
    assertThat(Whole.openLength(TestMeshes.both(BOX, TestMeshes.insideOut(BOX)))).isZero();
  }

  @Test
  void verticesAtOnePositionAreOne() {
    double[] positions = new double[BOX.triangleCount() * 9];
    int[] corners = new int[BOX.triangleCount() * 3];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        positions[i * 3 + axis] = BOX.position(BOX.vertex(i / 3, i % 3), axis);
      }
    }

    assertThat(Whole.openLength(Mesh.of(positions, corners))).isZero();
  }

  @Test
  void aMissingSideLeavesItsRim() {
    assertThat(Whole.openLength(TestMeshes.without(BOX, 2))).isCloseTo(10, within(1e-6));
  }

  @Test
  void aTriangleTurnedRoundLeavesItsEdgesOpenTwice() {
    double rim = 2 + 3 + Math.sqrt(13);

    assertThat(Whole.openLength(TestMeshes.flipped(BOX, 11, 12))).isCloseTo(2 * rim, within(1e-6));
  }
}
