package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient written by hand against central differences of the formulas in doubles. */
final class FieldTapeTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final double STEP = 1e-5;

  static Stream<FieldCase> cases() {
    return Stream.of(
        new FieldCase(new FieldSpec(2, 3, 8, 1, 3, 9, 5), 4, 6, 1),
        new FieldCase(new FieldSpec(2, 3, 8, 2, 3, 9, 5), 4, 6, 2),
        new FieldCase(new FieldSpec(2, 3, 11, 4, 5, 6, 3), 5, 7, 3),
        new FieldCase(new FieldSpec(1, 1, 9, 3, 12, 14, 2), 3, 9, 4),
        new FieldCase(new FieldSpec(3, 4, 10, 2, 4, 2, 8), 2, 5, 5),
        new FieldCase(new FieldSpec(4, 1, 8, 4, 1, 3, 3), 6, 4, 6),
        new FieldCase(new FieldSpec(2, 3, 8, 4, 3, 30, 30), 1, 1, 7));
  }

  /** Sum of (y - 0.5)^2 over everything. */
  private static double loss(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += (value - 0.5) * (value - 0.5);
    }
    return sum;
  }

  /** dLoss/dx by central differences for each x of {@code moved}. */
  private static double[] differences(
      FieldCase given, double[] weights, double[] codes, double[] moved) {
    double[] gradient = new double[moved.length];
    for (int i = 0; i < moved.length; i++) {
      double was = moved[i];
      moved[i] = was + STEP;
      double above = loss(given.expected(weights, codes));
      moved[i] = was - STEP;
      double below = loss(given.expected(weights, codes));
      moved[i] = was;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  private static float[] backward(
      ModulatedField field, NDArray codes, NDArray points, WeightGradient sums) {
    try (FieldTape tape = field.forward(codes, points)) {
      return tape.backward(tape.result().sub(0.5f).muli(2), sums).toFloatArray();
    }
  }

  private static void assertBlock(
      String name, float[] actual, double[] expected, int offset, int length) {
    double largest = 0;
    for (int i = offset; i < offset + length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    assertThat(largest).as("%s moves the loss", name).isPositive();
    for (int i = offset; i < offset + length; i++) {
      assertThat((double) actual[i])
          .as("%s, number %d", name, i - offset)
          .isCloseTo(expected[i], within(5e-4 * largest));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyBlockIsTheSlopeOfTheLoss(FieldCase given) {
    double[] weights = ReferenceField.doubles(given.weights().toArray());
    double[] codes = ReferenceField.doubles(given.codes());
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, given.weights());
      WeightGradient sums = field.gradient(scope);

      float[] codeGradient =
          backward(field, given.uploadCodes(scope), given.uploadPoints(scope), sums);

      double[] slopes = differences(given, weights, codes, weights);
      for (WeightLayout.Block block : WeightLayout.of(given.spec()).blocks()) {
        assertBlock(block.name(), sums.values(), slopes, block.offset(), block.length());
      }
      assertBlock(
          "codes", codeGradient, differences(given, weights, codes, codes), 0, codes.length);
    }
  }

  @Test
  void gradientsOfPartsAddUpUntilCleared() {
    FieldCase given = new FieldCase(new FieldSpec(2, 3, 16, 3, 5, 9, 5), 6, 8, 11);
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, given.weights());
      NDArray points = given.uploadPoints(scope);
      NDArray codes = given.uploadCodes(scope);
      WeightGradient whole = field.gradient(scope);
      WeightGradient parts = field.gradient(scope);
      backward(field, codes, points, whole);
      backward(field, codes, points, parts);
      parts.clear();

      backward(field, codes.get("0:2"), points, parts);
      backward(field, codes.get("2:6"), points, parts);

      assertThat(parts.values()).containsExactly(whole.values(), within(2e-4f));
    }
  }

  @Test
  void aGradientLeavesNothingInTheScopeOfTheJob() {
    FieldCase given = new FieldCase(new FieldSpec(2, 3, 16, 4, 5, 9, 5), 6, 8, 12);
    try (Scope job = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(job, given.weights());
      WeightGradient sums = field.gradient(job);
      NDArray points = given.uploadPoints(job);
      int before = job.manager().getManagedArrays().size();
      long bytes = job.bytes();
      List<Integer> inStep = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        try (Scope step = job.child()) {
          backward(field, given.uploadCodes(step), points, sums);
          inStep.add(step.manager().getManagedArrays().size());
        }
      }
      assertThat(job.manager().getManagedArrays().size()).isEqualTo(before);
      assertThat(job.bytes()).isEqualTo(bytes);
      assertThat(inStep).containsOnly(inStep.get(0));
    }
  }

  @Test
  void aTakenResultIsGone() {
    FieldCase given = new FieldCase(new FieldSpec(2, 1, 8, 2, 3, 9, 5), 2, 3, 13);
    try (Scope scope = ENGINE.scope()) {
      ModulatedField field = new ModulatedField(scope, given.weights());
      FieldTape tape = field.forward(given.uploadCodes(scope), given.uploadPoints(scope));
      NDArray result = tape.takeResult();
      tape.close();

      assertThat(result.toFloatArray()).hasSize(6);
      assertThatIllegalStateException().isThrownBy(tape::result).withMessageContaining("taken");
    }
  }
}
