package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineThinningTest {
  private static List<Double> xs(Polyline line) {
    List<Double> xs = new ArrayList<>();
    for (int i = 0; i < line.length(); i++) {
      xs.add(line.x(i));
    }
    return xs;
  }

  @Test
  void keepsSpikesOfALongLine() {
    int length = 100_000;
    Polyline line =
        new LineThinning(0, length - 1, 500, false)
            .of(length, i -> i, i -> i == 77_777 ? 99 : i == 33_333 ? -99 : 1);
    assertThat(line.length()).isLessThanOrEqualTo(4 * 501);
    assertThat(xs(line)).isSorted().contains(0.0, 33_333.0, 77_777.0, 99_999.0);
  }

  @Test
  void keepsEveryPointOfAShortLine() {
    Polyline line = new LineThinning(0, 4, 100, false).of(5, i -> i, i -> i * i);
    assertThat(xs(line)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(line.y(4)).isEqualTo(16);
  }

  @Test
  void keepsFirstLowestHighestAndLastOfAColumn() {
    double[] y = {5, 5, 9, 5, 1, 5, 5};
    Polyline line = new LineThinning(0, 1000, 1, false).of(7, i -> i, i -> y[i]);
    assertThat(xs(line)).containsExactly(0.0, 2.0, 4.0, 6.0);
  }

  @Test
  void leadsOutOfAZoomedRangeToTheNearestPoints() {
    Polyline line = new LineThinning(40, 60, 100, false).of(100, i -> i, i -> 1);
    assertThat(line.x(0)).isEqualTo(39);
    assertThat(line.x(line.length() - 1)).isEqualTo(61);
    assertThat(line.length()).isEqualTo(23);
  }

  @Test
  void logarithmicColumnsSpareTheStartAndLeaveOutZero() {
    Polyline line = new LineThinning(1, 10_000, 40, true).of(10_001, i -> i, i -> 1);
    assertThat(xs(line)).isSorted().startsWith(1.0, 2.0, 3.0).endsWith(10_000.0);
    assertThat(line.length()).isLessThan(4 * 42);
  }

  @Test
  void leavesOutWhatIsNotFinite() {
    double[] y = {Double.NaN, 1, Double.POSITIVE_INFINITY, 2, Double.NaN};
    assertThat(xs(new LineThinning(0, 4, 2, false).of(5, i -> i, i -> y[i])))
        .containsExactly(1.0, 3.0);
  }
}
