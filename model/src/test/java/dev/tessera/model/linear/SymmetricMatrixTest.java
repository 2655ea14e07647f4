package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SymmetricMatrixTest {
  /** Eigenvalues 2 - sqrt(2), 2, 2 + sqrt(2), as of every chain of three equal springs. */
  @Test
  void aChainOfSpringsIsTakenApart() {
    double[][] chain = {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}};
    SymmetricMatrix apart = new SymmetricMatrix(chain);
    assertThat(apart.value(0)).isCloseTo(2 + Math.sqrt(2), within(1e-12));
    assertThat(apart.value(1)).isCloseTo(2, within(1e-12));
    assertThat(apart.value(2)).isCloseTo(2 - Math.sqrt(2), within(1e-12));
    double[] first = apart.vector(0);
    assertThat(Math.abs(first[0])).isCloseTo(0.5, within(1e-12));
    assertThat(first[1]).isCloseTo(-Math.sqrt(2) * first[0], within(1e-12));
    assertThat(first[2]).isCloseTo(first[0], within(1e-12));
  }

  @Test
  void ofADiagonalMatrixTheAxesAreTheVectors() {
    SymmetricMatrix apart = new SymmetricMatrix(new double[][] {{0, 0}, {0, 3}});
    assertThat(apart.value(0)).isEqualTo(3);
    assertThat(apart.vector(0)).containsExactly(0, 1);
    assertThat(apart.value(1)).isZero();
  }
}
