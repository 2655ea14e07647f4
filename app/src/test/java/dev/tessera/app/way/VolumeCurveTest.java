package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VolumeCurveTest {
  private static VolumeCurve curve(double... volumes) {
    return new VolumeCurve(
        Arrays.stream(volumes)
            .mapToObj(
                v ->
                    v < 0
                        ? Optional.<SurfaceFigures>empty()
                        : Optional.of(new SurfaceFigures(v, 1)))
            .toList());
  }

  @Test
  void volumeIsThatOfTheFilesAndPiecesAreCounted() {
    Mesh one = ShapePage.tetrahedron(1);
    SurfaceFigures figures = SurfaceFigures.of(one, 2);
    // a regular tetrahedron in a cube of edge 2 has a third of its volume, 8/3; lengths are halved
    assertThat(figures.volume()).isCloseTo(8.0 / 3 / 8, within(1e-12));
    assertThat(figures.pieces()).isEqualTo(1);
    double[] far = one.positions();
    double[] both = Arrays.copyOf(far, 2 * far.length);
    for (int i = 0; i < far.length; i++) {
      both[far.length + i] = far[i] + 5;
    }
    int[] corners = Arrays.copyOf(one.corners(), 2 * one.corners().length);
    for (int i = 0; i < one.corners().length; i++) {
      corners[one.corners().length + i] = one.corners()[i] + 4;
    }
    SurfaceFigures two = SurfaceFigures.of(Mesh.of(both, corners), 2);
    assertThat(two.volume()).isCloseTo(2 * figures.volume(), within(1e-12));
    assertThat(two.pieces()).isEqualTo(2);
    assertThat(SurfaceFigures.of(Mesh.of(new double[] {0, 0, 0}, new int[0]), 1))
        .isEqualTo(new SurfaceFigures(0, 0));
  }

  @Test
  void volumesAreTakenByThatOfTheFirst() {
    VolumeCurve curve = curve(2, 1, 4, -1);
    assertThat(curve.share(1)).contains(0.5);
    assertThat(curve.share(3)).isEmpty();
    assertThat(curve.words(2)).isEqualTo("volume 200 % of the first, one piece");
    assertThat(curve.words(3)).isEmpty();
    assertThat(curve.complete()).isFalse();
    assertThat(curve.aloud())
        .isEqualTo(
            "Volume along the way, of the first: 100 %, 50 %, 200 %, unknown."
                + " Pieces: 1, 1, 1, unknown");
  }

  @Test
  void theCurveStaysInItsPlaceAndAVolumeThatHardlyChangesIsCalm() {
    VolumeCurve wide = curve(2, 1, 4);
    assertThat(wide.height(0.5)).isBetween(0.0, 0.3);
    assertThat(wide.height(2)).isBetween(0.7, 1.0);
    assertThat(wide.height(1)).isBetween(wide.height(0.5), wide.height(2));
    VolumeCurve calm = curve(1, 1.001, 1);
    assertThat(calm.height(1.001) - calm.height(1)).isBetween(0.0, 0.02);
  }

  @Test
  void withoutAFirstVolumeThereAreNoShares() {
    assertThat(curve(0, 1).share(1)).isEmpty();
    VolumeCurve none = new VolumeCurve(Collections.nCopies(3, Optional.empty()));
    assertThat(none.empty()).isTrue();
    assertThat(none.aloud()).endsWith("not measured yet");
    assertThat(new VolumeCurve(List.of(Optional.of(new SurfaceFigures(1, 3)))).words(0))
        .isEqualTo("volume 100 % of the first, 3 pieces");
  }
}
