package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static Rotation aboutZ(double angle) {
    return Rotation.of(Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
  }

  private static double angle(double[] matrix) {
    return Math.atan2(matrix[3], matrix[0]);
  }

  /** A row of points, each turned by 0.3 more than the one before, up to 4.2: more than half. */
  @Test
  void aRowTurnsTheSameWayRoundThoughItIsTheLongerOne() {
    Rotation[] ends = new Rotation[15];
    int[][] near = new int[15][];
    for (int i = 0; i < 15; i++) {
      ends[i] = aboutZ(0.3 * i);
      near[i] = i == 0 ? new int[] {1} : i == 14 ? new int[] {13} : new int[] {i - 1, i + 1};
    }
    Turns turns = new Turns(ends, Rotation.NONE, near);
    for (int i = 0; i < 15; i++) {
      assertThat(angle(turns.at(i, 0.5))).isCloseTo(0.15 * i, within(1e-9));
      assertThat(turns.at(i, 1)).containsExactly(ends[i].matrix(), within(1e-12));
    }
    assertThat(angle(turns.between(13, 14, 0.5))).isCloseTo(0.15 * 13.5, within(1e-9));
  }

  /** All turn by 3 and a little each: none goes round the other way. */
  @Test
  void whatTurnsAsOneStaysTogether() {
    Rotation[] ends = {aboutZ(2.9), aboutZ(3.0), aboutZ(3.3), aboutZ(3.4)};
    Turns turns = new Turns(ends, aboutZ(3.1), new int[][] {{}, {}, {}, {}});
    double[] halves = {1.45, 1.5, 1.65, 1.7};
    for (int i = 0; i < 4; i++) {
      assertThat(angle(turns.at(i, 0.5))).isCloseTo(halves[i], within(1e-9));
    }
  }
}
