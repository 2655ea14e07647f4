package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationTest {
  static Rotation random(SplittableRandom random) {
    return Rotation.of(
        random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  private static void assertSame(double[] found, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("element %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theNearestRotationOfAStretchedTurnIsTheTurn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] turn = random(random).matrix();
    double[] axes = random(random).matrix();
    double[] scales = {random.nextDouble(0.2, 3), 0, 0, 0, random.nextDouble(0.2, 3), 0, 0, 0, 0.5};
    double[] stretch = product(product(axes, scales), turned(axes));
    assertSame(Rotation.nearest(product(turn, stretch)).matrix(), turn);
  }

  private static double[] turned(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }

  private static double[] product(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        c[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
      }
    }
    return c;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void threeThirdsOfATurnAreTheTurn(long seed) {
    Rotation whole = random(new SplittableRandom(seed));
    double[] third = whole.part(1 / 3.0).matrix();
    assertSame(product(third, product(third, third)), whole.matrix());
    assertThat(whole.part(1 / 3.0).angle()).isCloseTo(whole.angle() / 3, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1.2, 3})
  void aTurnAboutZTakesXTowardsY(double angle) {
    Rotation turn = Rotation.of(Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
    double[] m = turn.matrix();
    assertThat(Matrices.times(m, 0, 1, 0, 0)).isCloseTo(Math.cos(angle), within(1e-12));
    assertThat(Matrices.times(m, 1, 1, 0, 0)).isCloseTo(Math.sin(angle), within(1e-12));
    assertThat(turn.angle()).isCloseTo(angle, within(1e-12));
  }
}
