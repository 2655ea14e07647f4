package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurfacePartTest {
  /** The square [0,1]^2 at z = 0. */
  private static final Mesh SQUARE =
      Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}, new int[] {0, 1, 2, 0, 2, 3});

  @ParameterizedTest
  @CsvSource({"LEFT,0,0,0.25", "RIGHT,0,0.75,1", "LOWER,1,0,0.25", "UPPER,1,0.75,1"})
  void aQuarterOfTheAreaLiesInTheQuarterToThatSide(
      SurfacePart.Side side, int axis, double low, double high) {
    PointCloud points = new SurfacePart(side, 0.25, 0, 4000, 3).of(SQUARE);
    assertThat(points.count()).isEqualTo(4000);
    double sum = 0;
    for (int p = 0; p < points.count(); p++) {
      assertThat(points.position(p, axis)).isBetween(low - 0.02, high + 0.02);
      sum += points.position(p, axis);
    }
    assertThat(sum / 4000).isCloseTo((low + high) / 2, within(0.02));
  }

  @Test
  void noiseHasTheDeviationAskedFor() {
    PointCloud points = new SurfacePart(SurfacePart.Side.ALL, 1, 0.05, 4000, 3).of(SQUARE);
    double square = 0;
    for (int p = 0; p < points.count(); p++) {
      square += points.position(p, 2) * points.position(p, 2);
    }
    assertThat(Math.sqrt(square / 4000)).isCloseTo(0.05, within(0.002));
  }

  @Test
  void theSameSeedGivesTheSamePoints() {
    SurfacePart part = new SurfacePart(SurfacePart.Side.FRONT, 0.5, 0.01, 100, 7);
    assertThat(part.of(SQUARE).toArray()).containsExactly(part.of(SQUARE).toArray());
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurfacePart(SurfacePart.Side.ALL, 0, 0, 100, 1))
        .withMessageStartingWith("share");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurfacePart(SurfacePart.Side.ALL, 1, 1, 100, 1))
        .withMessageStartingWith("noise");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurfacePart(SurfacePart.Side.ALL, 1, 0, 3, 1))
        .withMessageStartingWith("count");
  }
}
