package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import org.junit.jupiter.api.Test;

final class SurfaceSeamTest {
  /** The square [-1,1]^2 in the plane z = 0.5. */
  private static final Mesh PLANE =
      Mesh.of(
          new float[] {-1, -1, 0.5f, 1, -1, 0.5f, 1, 1, 0.5f, -1, 1, 0.5f},
          new int[] {0, 1, 2, 0, 2, 3});

  private static SparseTiling tiles(double overlap) {
    return SparseTiling.of(2, overlap, new int[8]);
  }

  private static double seam(double atSeam, double elsewhere, double overlap) {
    // The planes x = 0 and y = 0 are where tiles meet.
    float[] points = {
      0.02f, 0.5f, (float) (0.5 + atSeam),
      0.5f, -0.02f, (float) (0.5 - atSeam),
      0.5f, 0.5f, (float) (0.5 + elsewhere),
      -0.5f, 0.5f, (float) (0.5 - elsewhere)
    };
    return SurfaceSeam.of(
        Mesh.of(points, new int[] {0, 1, 2, 1, 2, 3}),
        MeshDistance.of(PLANE),
        tiles(overlap),
        done -> {});
  }

  @Test
  void comparesErrorsWhereTilesMeetWithThoseElsewhere() {
    assertThat(seam(0.03, 0.01, 0.1)).isCloseTo(3, within(1e-4));
    assertThat(seam(0.01, 0.02, 0.1)).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void isOneWhereThereIsNothingToCompare() {
    assertThat(seam(0.03, 0.01, 0)).isEqualTo(1);
    assertThat(seam(0, 0, 0.1)).isEqualTo(1);
  }
}
