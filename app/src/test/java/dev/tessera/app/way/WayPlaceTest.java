package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WayPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "2, 0, 1, 0, 0", "2, 0.25, 0.75, 0.25, 0", "2, 1, 0, 1, 0",
    "3, 0, 1, 0, 0", "3, 0.16666667, 0.5, 0.5, 0", "3, 0.33333333, 0, 1, 0",
    "3, 0.5, 0, 0.5, 0.5", "3, 0.66666667, 0, 0, 1", "3, 0.83333333, 0.5, 0, 0.5",
    "3, 1, 1, 0, 0", "2, -3, 1, 0, 0", "2, 7, 0, 1, 0"
  })
  void theWayLeadsStraightOrAroundTheTriangle(
      int ends, double position, double first, double second, double third) {
    WayPlace place = WayPlace.along(ends, position);
    assertThat(place.first()).isCloseTo(first, within(1e-6));
    assertThat(place.second()).isCloseTo(second, within(1e-6));
    assertThat(place.third()).isCloseTo(third, within(1e-6));
  }

  @Test
  void whatIsOutsideOfTheTriangleIsBroughtIntoIt() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      double second = 4 * random.nextDouble() - 2;
      double third = 4 * random.nextDouble() - 2;
      WayPlace place = WayPlace.nearest(1 - second - third, second, third);
      assertThat(place.first() + place.second() + place.third()).isCloseTo(1, within(1e-9));
      if (second >= 0 && third >= 0 && second + third <= 1) {
        assertThat(place.second()).isCloseTo(second, within(1e-12));
        assertThat(place.third()).isCloseTo(third, within(1e-12));
      }
    }
    assertThat(WayPlace.nearest(-1, 0, 0)).isEqualTo(WayPlace.start());
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new WayPlace(-0.1, 0)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new WayPlace(0.7, 0.4)).hasMessageContaining("0.7");
    assertThatThrownBy(() -> new WayPlace(Double.NaN, 0)).hasMessageContaining("NaN");
  }
}
