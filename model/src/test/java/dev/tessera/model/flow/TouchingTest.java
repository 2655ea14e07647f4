package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TouchingTest {
  /** A rod of eleven points, 0.1 from each to the next, and the same folded in the middle. */
  @Test
  void theHalvesOfARodTouchWhereItIsFolded() {
    double[] straight = new double[33];
    double[] folded = new double[33];
    for (int i = 0; i < 11; i++) {
      straight[3 * i] = 0.1 * i - 0.5;
      folded[3 * i] = -Math.abs(0.1 * i - 0.5);
      folded[3 * i + 1] = i > 5 ? 0.05 : 0;
    }
    // Points 0.2 from the fold lie 0.4 apart when it is straight, those 0.1 from it only 0.2.
    assertThat(Touching.share(folded, straight)).isEqualTo(8.0 / 11);
    assertThat(Touching.share(straight, folded)).isZero();
    assertThat(Touching.share(straight, straight)).isZero();
  }

  /** The same pose in other lengths is the same pose. */
  @Test
  void lengthsHaveNoUnit() {
    double[] straight = new double[33];
    double[] folded = new double[33];
    int[][] joined = new int[11][];
    for (int i = 0; i < 11; i++) {
      straight[3 * i] = i - 5;
      folded[3 * i] = -Math.abs(0.1 * i - 0.5);
      folded[3 * i + 1] = i > 5 ? 0.05 : 0;
      joined[i] = i < 10 ? new int[] {i + 1} : new int[0];
    }
    assertThat(Touching.isMore(folded, straight, joined)).isTrue();
    double[] small = new double[33];
    for (int k = 0; k < 33; k++) {
      small[k] = 0.1 * straight[k];
    }
    assertThat(Touching.isMore(small, folded, joined)).isFalse();
    assertThat(Touching.isMore(small, straight, joined)).isFalse();
  }
}
