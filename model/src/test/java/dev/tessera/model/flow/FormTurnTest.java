package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FormTurnTest {
  private static final int AXES = StraightForm.AXES;
  private static final int POINTS = 200;

  /** Spread over the axes as the straight form of an animal is, and not alike on both sides. */
  private static double[] form() {
    SplittableRandom random = new SplittableRandom(5);
    double[] spread = {1, 0.5, 0.4, 0.3, 0.2};
    double[] places = new double[AXES * POINTS];
    for (int k = 0; k < places.length; k++) {
      double side = random.nextDouble();
      places[k] = spread[k % AXES] * (side * side - 0.3);
    }
    return places;
  }

  private static double[][] start(double angle) {
    double[][] turn = new double[AXES][AXES];
    for (int axis = 0; axis < AXES; axis++) {
      turn[axis][axis] = 1;
    }
    turn[1][1] = Math.cos(angle);
    turn[1][2] = -Math.sin(angle);
    turn[2][1] = Math.sin(angle);
    turn[2][2] = Math.cos(angle);
    return turn;
  }

  @Test
  void aTurnIsFoundFromNearIt() {
    double[] from = form();
    double[] to = new FormTurn(from, from, start(1)).placed(from);
    FormTurn found = new FormTurn(from, to, start(0.8));
    found.settle();
    assertThat(found.error()).isCloseTo(0, within(1e-12));
    int[] matches = found.matches();
    for (int i = 0; i < POINTS; i++) {
      assertThat(matches[i]).isEqualTo(i);
    }
  }

  /** A form that was bent a little drifts onto the other; one that was not stays as it is. */
  @Test
  void aFormDriftsWhereItWasBent() {
    double[] from = form();
    FormDrift same = new FormDrift(from, from);
    while (same.step()) {}
    assertThat(same.bend()).isCloseTo(0, within(1e-4));
    double[] bent = from.clone();
    for (int i = 0; i < POINTS; i++) {
      bent[AXES * i + 1] += 0.3 * bent[AXES * i] * bent[AXES * i];
    }
    FormDrift drift = new FormDrift(from, bent);
    while (drift.step()) {}
    double before = 0;
    double after = 0;
    for (int i = 0; i < POINTS; i++) {
      before += StraightForm.square(from, i, bent, i) / POINTS;
      after += StraightForm.square(drift.moved(), i, bent, i) / POINTS;
    }
    assertThat(after).isLessThan(before / 4);
    assertThat(drift.bend()).isGreaterThan(2 * same.bend());
  }
}
