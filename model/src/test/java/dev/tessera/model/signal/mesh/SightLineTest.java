package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SightLineTest {
  /** Bounded by x+y-z, x-y+z and -x+y+z of at most 1, and x+y+z of at least -1. */
  private static final Mesh TETRAHEDRON =
      Mesh.of(
          new float[] {1, 1, 1, -1, -1, 1, -1, 1, -1, 1, -1, -1},
          new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});

  @Test
  void itMeetsTheNearestFaceFirst() {
    SightLine line = new SightLine(5, 0.1, 0, -2, 0, 0);
    double many = line.meets(TETRAHEDRON).orElseThrow();
    assertThat(many).isCloseTo((5 - 0.9) / 2, within(1e-6));
    assertThat(line.at(many, 0)).isCloseTo(0.9, within(1e-6));
    assertThat(line.at(many, 1)).isEqualTo(0.1);
    assertThat(line.at(many, 2)).isZero();
  }

  @Test
  void facesAreMetFromInsideTooAndNoneBehindTheEye() {
    assertThat(new SightLine(0, 0.1, 0, 1, 0, 0).meets(TETRAHEDRON).orElseThrow())
        .isCloseTo(0.9, within(1e-6));
    assertThat(new SightLine(5, 0.1, 0, 1, 0, 0).meets(TETRAHEDRON)).isEmpty();
  }

  @Test
  void whatPassesByMeetsNothing() {
    assertThat(new SightLine(5, 1.5, 0, -1, 0, 0).meets(TETRAHEDRON)).isEmpty();
    assertThat(new SightLine(5, 0, 0, -1, 0, 0).meets(Mesh.of(new float[0], new int[0]))).isEmpty();
  }
}
