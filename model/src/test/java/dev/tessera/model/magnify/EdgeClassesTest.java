package dev.tessera.model.magnify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import org.junit.jupiter.api.Test;

final class EdgeClassesTest {
  /** 0.1 cos(a) x + 0.1 sin(a) y, whose structure tensor has the direction a and no other. */
  private static int ramp(double degrees, double slope) {
    double along = slope * Math.cos(Math.toRadians(degrees));
    double down = slope * Math.sin(Math.toRadians(degrees));
    float[] values = new float[21 * 21];
    for (int y = 0; y < 21; y++) {
      for (int x = 0; x < 21; x++) {
        values[21 * y + x] = (float) (0.5 + along * x + down * y);
      }
    }
    PictureRows rows = PictureRows.of(Samples.of(new int[] {21, 21}, 1, values), 0, 21);
    return EdgeClasses.of(rows)[10 * 21 + 10];
  }

  @Test
  void directionsStrengthsAndStraightnessAreTold() {
    assertThat(ramp(5, 0.05)).isEqualTo(0 * 9 + 2 * 3 + 2);
    assertThat(ramp(95, 0.05)).isEqualTo(8 * 9 + 2 * 3 + 2);
    assertThat(ramp(275, 0.05)).isEqualTo(8 * 9 + 2 * 3 + 2);
    assertThat(ramp(51, 0.02)).isEqualTo(4 * 9 + 1 * 3 + 2);
    assertThat(ramp(140, 0.001)).isEqualTo(12 * 9 + 0 * 3 + 2);
    assertThat(ramp(0, 0)).isEqualTo(0);
  }
}
