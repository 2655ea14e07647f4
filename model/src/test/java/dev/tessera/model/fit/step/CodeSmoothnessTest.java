package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import org.junit.jupiter.api.Test;

final class CodeSmoothnessTest {
  /** Two layers of 8: W_0 (8,3), b_0, A_0 (8,2), a_0, W_1 (8,8), b_1, A_1 (8,10), a_1, W_o, b_o. */
  private static final FieldSpec SPEC = new FieldSpec(3, 1, 8, 2, 2, 10, 10);

  private static boolean ofModulation(int weight) {
    return (weight >= 32 && weight < 48) || (weight >= 128 && weight < 208);
  }

  /** 0.5 times the mean of the squared lengths of the 16 rows. */
  private static double added(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += ofModulation(i) ? weights[i] * weights[i] : 0;
    }
    return 0.5 * sum / 16;
  }

  @Test
  void itIsTheGradientOfTheMeanSquaredLengthOfTheRowsOfTheModulation() {
    float[] pulls = CodeSmoothness.pulls(SPEC, 0.5);
    double[] weights = new double[pulls.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sin(i + 1.0);
    }
    for (int i = 0; i < weights.length; i++) {
      double[] more = weights.clone();
      double[] less = weights.clone();
      more[i] += 1e-4;
      less[i] -= 1e-4;
      double slope = (added(more) - added(less)) / 2e-4;
      assertThat(pulls[i] * weights[i]).as("weight %d", i).isCloseTo(slope, within(1e-6));
    }
  }

  @Test
  void withoutItOrWithoutAModulationNothingIsPulled() {
    assertThat(CodeSmoothness.pulls(SPEC, 0)).isEmpty();
    FieldSpec concatenated =
        TestOptions.small(1)
            .change()
            .form(FieldForms.named("concatenated"))
            .build()
            .specFor(TestPictures.drawn(64, 48, 3));
    assertThat(CodeSmoothness.pulls(concatenated, 1)).containsOnly(0);
  }
}
