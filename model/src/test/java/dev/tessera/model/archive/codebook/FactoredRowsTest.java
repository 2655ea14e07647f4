package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FactoredRowsTest {
  /** Whole fours of rows, and one to three more. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 8, 10, 23})
  void sumsAreThoseOfRowAfterRowToTheLastBit(int count) {
    SplittableRandom random = new SplittableRandom(count);
    int columns = 29;
    float[] values = new float[(count + 3) * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    float[] factors = new float[count];
    for (int i = 0; i < count; i++) {
      factors[i] = (float) random.nextDouble(-100, 100);
    }
    float[] expected = new float[columns];
    float[] found = new float[columns];
    for (int c = 0; c < columns; c++) {
      expected[c] = c;
      found[c] = c;
    }
    for (int row = 0; row < count; row++) {
      for (int c = 2; c < 27; c++) {
        expected[c] += factors[row] * values[(2 + row) * columns + c];
      }
    }

    new FactoredRows(values, columns).add(factors, 2, found, 2, 27);

    assertThat(found).containsExactly(expected);
  }
}
