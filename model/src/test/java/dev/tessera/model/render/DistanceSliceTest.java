package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DistanceSliceTest {
  /** Tells where it was asked. */
  private static final DistanceField PLACE = Fields.of((x, y, z) -> 100 * x + 10 * y + z);

  private static Samples slice(DistanceField field, SlicePlane plane, int size, int batch) {
    DistanceSlice slice = new DistanceSlice(field, plane, size, batch);
    double progress = 0;
    boolean more = true;
    while (more) {
      more = slice.step();
      assertThat(slice.progress()).isGreaterThan(progress);
      progress = slice.progress();
    }
    assertThat(progress).isEqualTo(1);
    return slice.samples();
  }

  @ParameterizedTest
  // Upper left, upper right, lower left; pixel centres of 4 x 4 lie at +-0.25 and +-0.75.
  @CsvSource({
    "0,0.5,50,7.5,0.75,50,7.5,-0.75,50,-7.5,0.75",
    "1,-0.2,-75,-2,-0.75,75,-2,-0.75,-75,-2,0.75",
    "2,0.3,-75,7.5,0.3,75,7.5,0.3,-75,-7.5,0.3"
  })
  void acrossAnAxisItIsSeenFromItsPositiveEnd(
      int axis,
      double offset,
      double leftX,
      double leftY,
      double leftZ,
      double rightX,
      double rightY,
      double rightZ,
      double lowerX,
      double lowerY,
      double lowerZ) {
    Samples samples = slice(PLACE, SlicePlane.across(axis, offset), 4, 5);
    assertThat(samples.extent()).containsExactly(4, 4);
    assertThat(samples.channels()).isEqualTo(1);
    assertThat((double) samples.get(0)).isCloseTo(leftX + leftY + leftZ, within(1e-4));
    assertThat((double) samples.get(3)).isCloseTo(rightX + rightY + rightZ, within(1e-4));
    assertThat((double) samples.get(12)).isCloseTo(lowerX + lowerY + lowerZ, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1,2,3", "0,-5,0", "-1,0.1,0", "0,1,1e-9", "-2,-2,2"})
  void anyPlaneIsASquareAroundTheFootOfTheOrigin(double nx, double ny, double nz) {
    SlicePlane plane = SlicePlane.through(0.2, -0.1, 0.4, nx, ny, nz);
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    for (double[] uv : new double[][] {{0, 0}, {1, 0}, {0, 1}, {-1, -1}, {0.3, -0.7}}) {
      double offPlane = 0;
      double fromFoot = 0;
      for (int axis = 0; axis < 3; axis++) {
        double normal = (axis == 0 ? nx : axis == 1 ? ny : nz) / length;
        double through = axis == 0 ? 0.2 : axis == 1 ? -0.1 : 0.4;
        double point = plane.point(uv[0], uv[1], axis);
        offPlane += (point - through) * normal;
        double foot = plane.point(0, 0, axis);
        fromFoot += (point - foot) * (point - foot);
      }
      assertThat(offPlane).isCloseTo(0, within(1e-6));
      assertThat(fromFoot).isCloseTo(uv[0] * uv[0] + uv[1] * uv[1], within(1e-6));
    }
    double along = 0;
    for (int axis = 0; axis < 3; axis++) {
      int i = (axis + 1) % 3;
      int j = (axis + 2) % 3;
      double cross = plane.right(i) * plane.up(j) - plane.right(j) * plane.up(i);
      along += cross * plane.normal(axis);
    }
    assertThat(along).isCloseTo(1, within(1e-6));
  }

  @Test
  void throughASphereItIsTheDistanceToACircle() {
    Samples samples = slice(Fields.sphere(0.7), SlicePlane.through(0, 0, 0, 1, 1, 0), 33, 100);
    assertThat(samples.get(16 * 33 + 16)).isCloseTo(-0.7f, within(1e-6f));
    assertThat(samples.get(16 * 33)).isCloseTo(32 / 33f - 0.7f, within(1e-6f));
  }

  @Test
  void itIsThereAfterTheLastStepOnly() {
    DistanceSlice slice = new DistanceSlice(PLACE, SlicePlane.across(0, 0), 8, 63);
    assertThat(slice.step()).isTrue();
    assertThatThrownBy(slice::samples).isInstanceOf(IllegalStateException.class);
    assertThat(slice.step()).isFalse();
    assertThat(slice.samples().count()).isEqualTo(64);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    SlicePlane plane = SlicePlane.across(0, 0);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 4097, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SlicePlane.through(0, 0, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SlicePlane.across(0, 2.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
