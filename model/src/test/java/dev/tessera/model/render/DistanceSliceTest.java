package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DistanceSliceTest {
  /** Tells where it was asked. */
  private static final DistanceField PLACE = Fields.of((x, y, z) -> 100 * x + 10 * y + z);

  private static Samples slice(DistanceField field, SlicePlane plane, int size, int batch) {
    DistanceSlice slice = new DistanceSlice(field, plane, size, batch);
    boolean more = true;
    while (more) {
      more = slice.step();
    }
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
    Samples samples = slice(PLACE, new SlicePlane(axis, offset), 4, 5);
    assertThat(samples.extent()).containsExactly(4, 4);
    assertThat(samples.channels()).isEqualTo(1);
    assertThat((double) samples.get(0)).isCloseTo(leftX + leftY + leftZ, within(1e-4));
    assertThat((double) samples.get(3)).isCloseTo(rightX + rightY + rightZ, within(1e-4));
    assertThat((double) samples.get(12)).isCloseTo(lowerX + lowerY + lowerZ, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anyPlaneIsASquareAroundTheFootOfTheOrigin(int axis) {
    SlicePlane plane = new SlicePlane(axis, 0.3);
    double along = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      double cross = plane.right(j) * plane.up(k) - plane.right(k) * plane.up(j);
      along += cross * plane.normal(i);
      assertThat(plane.point(0, 0, i)).isEqualTo(i == axis ? 0.3 : 0);
    }
    assertThat(along).isEqualTo(1);
  }

  @Test
  void throughASphereItIsTheDistanceToACircle() {
    Samples samples = slice(Fields.sphere(0.7), new SlicePlane(0, 0), 33, 100);
    assertThat(samples.get(16 * 33 + 16)).isCloseTo(-0.7f, within(1e-6f));
    assertThat(samples.get(16 * 33)).isCloseTo(32 / 33f - 0.7f, within(1e-6f));
  }

  @Test
  void itIsThereAfterTheLastStepOnly() {
    DistanceSlice slice = new DistanceSlice(PLACE, new SlicePlane(0, 0), 8, 63);
    assertThat(slice.step()).isTrue();
    assertThatThrownBy(slice::samples).isInstanceOf(IllegalStateException.class);
    assertThat(slice.step()).isFalse();
    assertThat(slice.samples().count()).isEqualTo(64);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    SlicePlane plane = new SlicePlane(0, 0);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 4097, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DistanceSlice(PLACE, plane, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SlicePlane(3, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SlicePlane(0, 2.1)).isInstanceOf(IllegalArgumentException.class);
  }
}
