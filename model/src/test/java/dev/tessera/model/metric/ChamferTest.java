package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class ChamferTest {
  private static final Mesh SPHERE = TestMeshes.icosphere(5);
  private static final int SAMPLES = 30_000;
  private static final Percentage NOISE = Percentage.withPercentage(3);

  @Test
  void equalSurfacesAreAsFarApartAsTheirPoints() {
    // 2 A / (pi n) with A = 4 pi.
    assertThat(Chamfer.between(SPHERE, SPHERE, SAMPLES, 1, done -> {}))
        .isCloseTo(8.0 / SAMPLES, NOISE);
  }

  @Test
  void concentricSpheresDifferByTheirRadii() {
    Mesh small = TestMeshes.placed(SPHERE, 0.8f, 0);

    // Twice 0.2^2, and along the surface the product of the radii times 8 / n.
    assertThat(Chamfer.between(SPHERE, small, SAMPLES, 2, done -> {}))
        .isCloseTo(2 * 0.04 + 0.8 * 8 / SAMPLES, Percentage.withPercentage(0.5));
    assertThat(Chamfer.toSurface(SPHERE, small, SAMPLES, 2, done -> {}))
        .isCloseTo(2 * 0.04, Percentage.withPercentage(0.5));
  }

  @Test
  void aPlateMovedAcrossIsFarFromItselfByTheGap() {
    Mesh plate = TestMeshes.box(0.001f, 1, 1);
    Mesh moved = TestMeshes.placed(plate, 1, 0.1f);

    // One side is 0.1 away from the other plate, the other 0.099.
    double expected = 0.1 * 0.1 + 0.099 * 0.099;
    assertThat(Chamfer.toSurface(plate, moved, SAMPLES, 3, done -> {}))
        .isCloseTo(expected, Percentage.withPercentage(0.2));
    assertThat(Chamfer.between(plate, moved, SAMPLES, 3, done -> {}))
        .isCloseTo(expected, Percentage.withPercentage(1));
  }

  @Test
  void equalSurfacesTouch() {
    assertThat(Chamfer.toSurface(SPHERE, SPHERE, 2000, 4, done -> {})).isCloseTo(0, within(1e-13));
  }

  @Test
  void theSeedDecides() {
    Mesh torus = TestMeshes.torus(0.6, 0.3, 20, 10);

    assertThat(Chamfer.between(SPHERE, torus, 500, 5, done -> {}))
        .isEqualTo(Chamfer.between(SPHERE, torus, 500, 5, done -> {}))
        .isNotEqualTo(Chamfer.between(SPHERE, torus, 500, 6, done -> {}));
  }

  @Test
  void noSamplesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chamfer.between(SPHERE, SPHERE, 0, 1, done -> {}))
        .withMessageContaining("samples");
  }
}
