package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InitialisationTest {
  private static final FieldSpec SPEC = new FieldSpec(2, 3, 128, 3, 64, 30, 5);
  private static final WeightLayout LAYOUT = WeightLayout.of(SPEC);

  private static double[] block(WeightLayout.Block block) {
    Weights weights = Initialisation.weights(SPEC, 1);
    return IntStream.range(block.offset(), block.offset() + block.length())
        .mapToDouble(weights::get)
        .toArray();
  }

  private static void assertUniform(WeightLayout.Block block, double bound) {
    double[] values = block(block);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.9 * bound, bound + 1e-7);
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-bound - 1e-7, -0.9 * bound);
    assertThat(Arrays.stream(values).map(v -> v * v).average().orElseThrow())
        .as("variance of %s", block.name())
        .isCloseTo(bound * bound / 3, within(0.15 * bound * bound));
  }

  private static void assertNormal(WeightLayout.Block block, double variance) {
    double[] values = block(block);
    double fourth = Arrays.stream(values).map(v -> v * v * v * v).average().orElseThrow();
    double second = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    assertThat(second)
        .as("variance of %s", block.name())
        .isCloseTo(variance, within(0.1 * variance));
    assertThat(fourth / second / second).as("kurtosis of %s", block.name()).isBetween(2.7, 3.3);
  }

  @Test
  void synthesisIsUniformWithinItsBounds() {
    assertUniform(LAYOUT.layer(0, 0), 1.0 / 2);
    assertUniform(LAYOUT.layer(1, 0), Math.sqrt(6.0 / 128) / 5);
    assertUniform(LAYOUT.layer(2, 0), Math.sqrt(6.0 / 128) / 5);
    assertUniform(LAYOUT.outputWeight(), Math.sqrt(6.0 / 128) / 5);
    assertUniform(LAYOUT.layer(0, 1), 1 / Math.sqrt(2));
    assertUniform(LAYOUT.layer(2, 1), 1 / Math.sqrt(128));
  }

  @Test
  void modulationIsHeNormalWithZeroBiases() {
    assertNormal(LAYOUT.layer(0, 2), 2.0 / 64);
    assertNormal(LAYOUT.layer(1, 2), 2.0 / (128 + 64));
    assertThat(block(LAYOUT.layer(1, 3))).containsOnly(0);
    assertThat(block(LAYOUT.outputBias())).containsOnly(0);
  }

  @Test
  void codesAreStandardNormal() {
    double[] codes = ReferenceField.doubles(Initialisation.codes(500, 40, 3));

    assertThat(codes).hasSize(20_000);
    assertThat(Arrays.stream(codes).average().orElseThrow()).isCloseTo(0, within(0.03));
    assertThat(Arrays.stream(codes).map(v -> v * v).average().orElseThrow())
        .isCloseTo(1, within(0.04));
  }

  @Test
  void aSeedFixesEveryNumber() {
    assertThat(Initialisation.weights(SPEC, 5).toArray())
        .containsExactly(Initialisation.weights(SPEC, 5).toArray())
        .isNotEqualTo(Initialisation.weights(SPEC, 6).toArray());
    assertThat(Initialisation.codes(7, 9, 5))
        .containsExactly(Initialisation.codes(7, 9, 5))
        .isNotEqualTo(Initialisation.codes(7, 9, 6));
  }
}
