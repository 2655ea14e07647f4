package dev.tessera.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdamTest {
  /** Golden numbers from src/test/oracle/adam.py. */
  @Test
  void threeStepsFollowThePaper() {
    Adam adam = new Adam(1, 1);
    float[] x = {1};

    adam.step(0, x, new float[] {0.5f}, 0, 0.1);
    assertThat(x[0]).isCloseTo(0.9000000f, within(2e-7f));
    adam.step(0, x, new float[] {-0.25f}, 0, 0.1);
    assertThat(x[0]).isCloseTo(0.8733301f, within(3e-7f));
    adam.step(0, x, new float[] {1}, 0, 0.05);
    assertThat(x[0]).isCloseTo(0.8405094f, within(4e-7f));
  }

  @Test
  void aRowThatIsNotSteppedStaysAndKeepsItsAge() {
    Adam adam = new Adam(3, 2);
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] gradients = {9, 9, 0.5f, -0.5f};

    for (int i = 0; i < 10; i++) {
      adam.step(1, x, gradients, 2, 0.01);
    }
    assertThat(x).startsWith(1, 2).endsWith(5, 6);
    assertThat(x[2]).isCloseTo(2.9f, within(1e-5f));
    assertThat(x[3]).isCloseTo(4.1f, within(1e-5f));

    // A first step is as long as the rate whatever other rows have done, and a pause changes none.
    adam.step(2, x, new float[] {1e-3f, -1e3f}, 0, 0.01);
    assertThat(x[4]).isCloseTo(4.99f, within(1e-6f));
    assertThat(x[5]).isCloseTo(6.01f, within(1e-6f));
    adam.step(1, x, gradients, 2, 0.01);
    assertThat(x[2]).isCloseTo(2.89f, within(1e-5f));
  }

  @Test
  void aZeroGradientMovesNothing() {
    Adam adam = new Adam(1, 1);
    float[] x = {1};
    adam.step(0, x, new float[] {0}, 0, 0.1);
    assertThat(x[0]).isEqualTo(1);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Adam adam = new Adam(1, 1);
    float[] x = {1};
    adam.step(0, x, new float[] {1}, 0, 0.1);
    Adam copy = adam.row(0);
    float[] other = x.clone();

    adam.step(0, x, new float[] {-3}, 0, 0.1);
    adam.step(0, x, new float[] {-3}, 0, 0.1);
    copy.step(0, other, new float[] {-3}, 0, 0.1);
    copy.step(0, other, new float[] {-3}, 0, 0.1);

    assertThat(other).containsExactly(x);
  }

  @Test
  void whatWasSavedGoesOn() {
    Adam adam = new Adam(2, 2);
    float[] x = {1, 2, 3, 4};
    adam.step(0, x, new float[] {1, -1}, 0, 0.1);
    adam.step(1, x, new float[] {3, 2}, 0, 0.1);
    adam.step(1, x, new float[] {-1, 5}, 0, 0.1);
    Map<String, float[]> arrays = new HashMap<>();
    adam.save("codes", arrays);
    float[] other = x.clone();

    FitState state = new FitState(Map.of(), 0, 0, Numbers.each(arrays));
    Adam restored = Adam.restored(state, "codes", 2, 2);
    for (int row = 0; row < 2; row++) {
      adam.step(row, x, new float[] {0.3f, 0.2f}, 0, 0.1);
      restored.step(row, other, new float[] {0.3f, 0.2f}, 0, 0.1);
    }

    assertThat(other).containsExactly(x);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adam.restored(state, "codes", 2, 3))
        .withMessage("a fit goes on with 6 numbers as codes.mean, found 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adam.restored(state, "network", 2, 2))
        .withMessage("a fit goes on with 2 numbers as network.steps, found none");
  }
}
