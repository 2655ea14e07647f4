package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IsosurfaceEstimateTest {
  @ParameterizedTest
  @CsvSource({"64,1", "64,1.25", "100,1.25", "128,1.25", "128,1.5", "128,2", "64,Infinity"})
  void itIsCloseToWhatHappens(int resolution, double slope) {
    IsosurfaceSettings settings = IsosurfaceSettings.of(resolution).withSlope(slope);
    check(Fields.sphere(0.8), 4 * Math.PI * 0.64, settings);
    check(Fields.torus(0.6, 0.25), 4 * Math.PI * Math.PI * 0.15, settings);
  }

  private static void check(DistanceField field, double area, IsosurfaceSettings settings) {
    IsosurfaceExtractor extractor = new IsosurfaceExtractor(field, settings);
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    IsosurfaceEstimate estimate = IsosurfaceEstimate.of(settings, area);
    double triangles = extractor.mesh().triangleCount();
    assertThat((double) estimate.triangles()).isCloseTo(triangles, within(0.1 * triangles));
    double evaluations = extractor.evaluations();
    assertThat((double) estimate.evaluations()).isCloseTo(evaluations, within(0.15 * evaluations));
  }

  @Test
  void theMeshItselfFitsIntoTheMemory() {
    for (int resolution : new int[] {16, 64, 512}) {
      IsosurfaceEstimate estimate =
          IsosurfaceEstimate.of(IsosurfaceSettings.of(resolution), IsosurfaceEstimate.USUAL_AREA);
      long mesh = estimate.triangles() * 12 + estimate.triangles() / 2 * 12;
      assertThat(estimate.bytes()).isGreaterThan(2 * mesh);
    }
    // Half a gigabyte would be the dense lattice alone.
    assertThat(
            IsosurfaceEstimate.of(IsosurfaceSettings.of(512), IsosurfaceEstimate.USUAL_AREA)
                .bytes())
        .isLessThan(256L << 20);
  }
}
