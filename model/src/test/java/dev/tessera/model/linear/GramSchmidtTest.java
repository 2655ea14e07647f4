package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GramSchmidtTest {
  @Test
  void rowsThatAreNearlyAlikeBecomeOrthonormal() {
    Random random = new Random(1);
    int count = 20;
    int length = 50;
    float[] rows = new float[7 + count * length];
    for (int r = 0; r < count; r++) {
      for (int j = 0; j < length; j++) {
        rows[7 + r * length + j] = 100 + (float) random.nextGaussian();
      }
    }
    float[] first = Arrays.copyOfRange(rows, 7, 7 + length);

    GramSchmidt.orthonormalise(rows, 7, count, length);

    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int j = 0; j < length; j++) {
          dot += rows[7 + a * length + j] * rows[7 + b * length + j];
        }
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-5));
      }
    }
    double norm = 0;
    for (float value : first) {
      norm += value * value;
    }
    for (int j = 0; j < length; j++) {
      assertThat((double) rows[7 + j]).isCloseTo(first[j] / Math.sqrt(norm), within(1e-6));
    }
    assertThat(rows[6]).isZero();
  }
}
