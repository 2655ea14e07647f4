package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The field on the device against the formulas in doubles. */
final class ModulatedFieldTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  static Stream<FieldCase> cases() {
    return IntStream.range(0, 40).mapToObj(ModulatedFieldTest::randomCase);
  }

  private static FieldCase randomCase(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FieldSpec spec =
        new FieldSpec(
            1 + seed % 4,
            new int[] {1, 3, 4}[seed % 3],
            8 + random.nextInt(33),
            1 + seed % 5,
            1 + random.nextInt(40),
            0.5 + 29.5 * random.nextDouble(),
            0.5 + 29.5 * random.nextDouble());
    return new FieldCase(spec, 1 + random.nextInt(9), 1 + random.nextInt(20), seed);
  }

  private static void assertClose(float[] actual, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("value %d of %d", i, expected.length)
          .isCloseTo(expected[i], within(1e-4 * Math.max(1, largest)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyValueIsThatOfTheFormulas(FieldCase given) {
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, given.weights());

      float[] values =
          field.evaluate(given.uploadCodes(scope), given.uploadPoints(scope)).toFloatArray();

      assertClose(
          values,
          given.expected(
              ReferenceField.doubles(given.weights().toArray()),
              ReferenceField.doubles(given.codes())));
    }
  }

  @Test
  void loadedWeightsCountFromThenOn() {
    FieldCase before = randomCase(7);
    FieldCase after = new FieldCase(before.spec(), before.tiles(), before.samples(), 8);
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, before.weights());
      field.evaluate(after.uploadCodes(scope), after.uploadPoints(scope));

      field.load(after.weights().toArray());

      assertClose(
          field.evaluate(after.uploadCodes(scope), after.uploadPoints(scope)).toFloatArray(),
          after.expected(
              ReferenceField.doubles(after.weights().toArray()),
              ReferenceField.doubles(after.codes())));
    }
  }

  @Test
  void theValuesOfATileDoNotDependOnItsNeighbours() {
    FieldCase given = new FieldCase(new FieldSpec(2, 3, 16, 3, 5, 8, 4), 6, 11, 3);
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, given.weights());
      NDArray points = given.uploadPoints(scope);
      float[] together = field.evaluate(given.uploadCodes(scope), points).toFloatArray();

      for (int t = 0; t < 6; t++) {
        float[] code = Arrays.copyOfRange(given.codes(), 5 * t, 5 * t + 5);
        float[] alone = field.evaluate(FieldCase.upload(scope, code, 1, 5), points).toFloatArray();
        assertThat(alone)
            .containsExactly(Arrays.copyOfRange(together, 33 * t, 33 * t + 33), within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evaluatingLeavesTheResultAndNothingElse(FieldCase given) {
    try (Scope job = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(job, given.weights());
      NDArray points = given.uploadPoints(job);
      int before = job.manager().getManagedArrays().size();
      for (int i = 0; i < 3; i++) {
        try (Scope step = job.child()) {
          NDArray codes = given.uploadCodes(step);
          field.evaluate(codes, points);
          assertThat(step.manager().getManagedArrays().size()).isEqualTo(2);
        }
        assertThat(job.manager().getManagedArrays().size()).isEqualTo(before);
      }
    }
  }
}
