package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.tile.Lattice;
import org.junit.jupiter.api.Test;

final class RandomWavesTest {
  private static final float[] POINTS = Lattice.jittered(6, 3);

  private static double sine(RandomWaves waves, int wave, int point) {
    double phase = waves.phase(wave);
    for (int axis = 0; axis < 3; axis++) {
      phase += waves.frequency(wave, axis) * POINTS[3 * point + axis];
    }
    return Math.sin(phase);
  }

  @Test
  void aSumOfWavesIsFoundAgain() {
    RandomWaves waves = new RandomWaves(6, 3, POINTS, 1);
    double[] values = new double[POINTS.length / 3];
    for (int s = 0; s < values.length; s++) {
      values[s] = 2 * sine(waves, 0, s) - 3 * sine(waves, 5, s);
    }

    assertThat(waves.amplitudes(values))
        .containsExactly(new double[] {2, 0, 0, 0, 0, -3}, within(1e-2));
  }

  @Test
  void whatIsNoSumIsComeCloseTo() {
    RandomWaves waves = new RandomWaves(60, 3, POINTS, 2);
    double[] values = new double[POINTS.length / 3];
    for (int s = 0; s < values.length; s++) {
      values[s] = POINTS[3 * s] * POINTS[3 * s + 1] - 0.5 * POINTS[3 * s + 2];
    }

    double[] amplitudes = waves.amplitudes(values);

    double squares = 0;
    for (int s = 0; s < values.length; s++) {
      double sum = 0;
      for (int w = 0; w < amplitudes.length; w++) {
        sum += amplitudes[w] * sine(waves, w, s);
      }
      squares += (sum - values[s]) * (sum - values[s]);
    }
    // the function's own root mean square is 0.44
    assertThat(Math.sqrt(squares / values.length)).isLessThan(0.02);
  }
}
