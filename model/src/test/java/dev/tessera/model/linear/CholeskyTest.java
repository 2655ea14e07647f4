package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CholeskyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void theSolutionSolves(int n) {
    Random random = new Random(n);
    double[][] root = new double[n][n];
    for (double[] row : root) {
      for (int i = 0; i < n; i++) {
        row[i] = random.nextGaussian();
      }
    }
    float[] a = new float[3 + n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = i == j ? 1 : 0;
        for (int k = 0; k < n; k++) {
          sum += root[i][k] * root[j][k];
        }
        a[3 + i * n + j] = (float) sum;
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
    }
    double[] b = x.clone();

    assertThat(Cholesky.solve(a, 3, n, 0, b)).isTrue();

    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += a[3 + i * n + j] * b[j];
      }
      assertThat(sum).isCloseTo(x[i], within(1e-6 * n));
    }
  }

  @Test
  void theInverseOfTheTriangle() {
    float[] a = {0, 4, 2, 2, 10}; // from the second on: L = (2, 0; 1, 3)
    float[] inverse = new float[5];

    Cholesky.of(a, 1, 2, 0).orElseThrow().inverse(inverse, 1);

    assertThat(inverse).containsExactly(new float[] {0, 0.5f, 0, -1 / 6f, 1 / 3f}, within(1e-6f));
  }

  @Test
  void dampingIsRelativeToTheMeanOfTheDiagonal() {
    float[] a = {2, 0, 0, 4};
    double[] b = {1, 1};

    assertThat(Cholesky.solve(a, 0, 2, 0.5, b)).isTrue();

    assertThat(b[0]).isCloseTo(1 / 3.5, within(1e-9));
    assertThat(b[1]).isCloseTo(1 / 5.5, within(1e-9));
  }

  @Test
  void oneFactorSolvesForManyRightSides() {
    Cholesky factor = Cholesky.of(new float[] {4, 2, 2, 3}, 0, 2, 0).orElseThrow();
    double[] first = {8, 8};
    double[] second = {2, -1};

    factor.solve(first);
    factor.solve(second);

    // by Cramer's rule: the determinant is 8
    assertThat(first).containsExactly(new double[] {1, 2}, within(1e-9));
    assertThat(second).containsExactly(new double[] {1, -1}, within(1e-9));
  }

  @Test
  void whatIsNotPositiveDefiniteIsRefused() {
    assertThat(Cholesky.solve(new float[] {1, 2, 2, 1}, 0, 2, 0, new double[] {1, 1})).isFalse();
    assertThat(Cholesky.solve(new float[] {Float.NaN}, 0, 1, 0, new double[] {1})).isFalse();
  }
}
