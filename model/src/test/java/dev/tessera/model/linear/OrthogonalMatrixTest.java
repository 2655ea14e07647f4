package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OrthogonalMatrixTest {
  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static void assertClose(double[][] found, double[][] expected) {
    for (int i = 0; i < found.length; i++) {
      for (int j = 0; j < found.length; j++) {
        assertThat(found[i][j]).isCloseTo(expected[i][j], within(1e-9));
      }
    }
  }

  /** Of Q S, with S symmetric and positive, Q is the nearest, whether it mirrors or not. */
  @Test
  void theTurnIsFoundBehindAnyStretch() {
    double c = Math.cos(0.7);
    double s = Math.sin(0.7);
    double[][] turn = {{c, -s, 0}, {s, c, 0}, {0, 0, -1}};
    double[][] stretch = {{3, 1, 0.5}, {1, 2, 0.25}, {0.5, 0.25, 1}};
    assertClose(OrthogonalMatrix.nearest(times(turn, stretch)), turn);
  }

  @Test
  void whateverIsGivenItIsOrthogonal() {
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 2; n < 7; n++) {
      double[][] m = new double[n][n];
      double[][] one = new double[n][n];
      for (int i = 0; i < n; i++) {
        one[i][i] = 1;
        for (int j = 0; j < n; j++) {
          m[i][j] = random.nextDouble(-1, 1);
        }
      }
      double[][] found = OrthogonalMatrix.nearest(m);
      double[][] turned = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          turned[i][j] = found[j][i];
        }
      }
      assertClose(times(found, turned), one);
    }
  }
}
