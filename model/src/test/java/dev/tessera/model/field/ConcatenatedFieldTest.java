package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against the formulas in doubles, gradients against differences of those. */
final class ConcatenatedFieldTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final double STEP = 1e-5;

  /** A network with codes, points and a target drawn from a seed. */
  private record Case(FieldSpec spec, int tiles, int samples, long seed) {
    float[] drawn(int count, int salt) {
      SplittableRandom random = new SplittableRandom(seed + salt);
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) (2 * random.nextDouble() - 1);
      }
      return values;
    }

    Weights weights() {
      float[] values = Initialisation.weights(spec, seed).toArray();
      float[] more = drawn(values.length, 1);
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.02f * more[i];
      }
      return Weights.of(spec, values);
    }

    float[] codes() {
      return drawn(tiles * spec.latent(), 2);
    }

    float[] points() {
      return drawn(samples * spec.dimensions(), 3);
    }

    float[] target() {
      return drawn(tiles * samples * spec.channels(), 4);
    }

    NDArray uploadCodes(Scope scope) {
      return upload(scope, codes(), tiles, spec.latent());
    }

    NDArray uploadPoints(Scope scope) {
      return upload(scope, points(), samples, spec.dimensions());
    }

    NDArray uploadTarget(Scope scope) {
      return upload(scope, target(), tiles, samples, spec.channels());
    }

    /** y, (T,S,C), or h of a layer, (T,S,H). */
    double[] expected(int layer, double[] weights, double[] codes) {
      ReferenceTwin reference = new ReferenceTwin(spec, weights);
      float[] points = points();
      List<double[]> all = new ArrayList<>();
      for (int t = 0; t < tiles; t++) {
        double[] code = new double[spec.latent()];
        System.arraycopy(codes, t * code.length, code, 0, code.length);
        for (int s = 0; s < samples; s++) {
          double[] local = new double[spec.dimensions()];
          for (int a = 0; a < local.length; a++) {
            local[a] = points[s * local.length + a];
          }
          all.add(
              layer == spec.layers()
                  ? reference.at(code, local)
                  : reference.layer(layer, code, local));
        }
      }
      return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    double loss(double[] weights, double[] codes) {
      double[] values = expected(spec.layers(), weights, codes);
      float[] target = target();
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (values[i] - target[i]) * (values[i] - target[i]);
      }
      return sum / values.length;
    }
  }

  private static NDArray upload(Scope scope, float[] values, long... shape) {
    HostArray array = scope.hostArray(new Shape(shape));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static FieldSpec spec(
      int d, int channels, int width, int layers, int latent, double first, double hidden) {
    FieldForm form = FieldForms.named(FieldForms.CONCATENATED);
    return new FieldSpec(form, d, channels, width, layers, latent, first, hidden, new TreeMap<>());
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(spec(2, 3, 8, 1, 3, 9, 5), 4, 6, 1),
        new Case(spec(2, 3, 8, 2, 3, 9, 5), 4, 6, 2),
        new Case(spec(2, 3, 11, 4, 5, 6, 3), 5, 7, 3),
        new Case(spec(1, 1, 9, 3, 12, 14, 2), 3, 9, 4),
        new Case(spec(3, 4, 10, 2, 1, 2, 8), 1, 5, 5),
        new Case(spec(2, 1, 8, 3, 4, 3, 3), 6, 1, 6));
  }

  private static void assertClose(String name, float[] actual, double[] expected, double relative) {
    double largest =
        IntStream.range(0, expected.length)
            .mapToDouble(i -> expected[i])
            .map(Math::abs)
            .max()
            .orElseThrow();
    assertThat(largest).as(name).isPositive();
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s, number %d", name, i)
          .isCloseTo(expected[i], within(relative * largest));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyValueAndActivationIsThatOfTheFormulas(Case given) {
    double[] weights = doubles(given.weights().toArray());
    double[] codes = doubles(given.codes());
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, given.weights());
      NDArray device = given.uploadCodes(scope);
      NDArray points = given.uploadPoints(scope);
      int layers = given.spec().layers();

      assertClose(
          "values",
          field.evaluate(device, points).toFloatArray(),
          given.expected(layers, weights, codes),
          1e-4);
      for (int i = 0; i < layers; i++) {
        assertClose(
            "layer " + i,
            field.activations(i, device, points).toFloatArray(),
            given.expected(i, weights, codes),
            1e-4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreTheSlopesOfTheLoss(Case given) {
    double[] weights = doubles(given.weights().toArray());
    double[] codes = doubles(given.codes());
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, given.weights());

      WeightGradient sums = field.gradient(scope);

      float[] ofCodes = learned(field, given, scope, sums);

      double[] slopes = differences(given, weights, codes, weights);
      for (WeightLayout.Block block : WeightLayout.of(given.spec()).blocks()) {
        assertClose(block.name(), part(sums.values(), block), part(slopes, block), 1e-3);
      }
      assertClose("codes", ofCodes, differences(given, weights, codes, codes), 1e-3);
    }
  }

  /** The gradient of the mean squared error by the codes; that by the weights is added. */
  private static float[] learned(Field field, Case given, Scope scope, WeightSums sums) {
    try (FieldTape tape = field.forward(given.uploadCodes(scope), given.uploadPoints(scope))) {
      NDArray error = tape.result().sub(given.uploadTarget(scope));
      return tape.backward(error.muli(2.0 / error.size()), sums).toFloatArray();
    }
  }

  private static float[] part(float[] values, WeightLayout.Block block) {
    return Arrays.copyOfRange(values, block.offset(), block.offset() + block.length());
  }

  private static double[] part(double[] values, WeightLayout.Block block) {
    return Arrays.copyOfRange(values, block.offset(), block.offset() + block.length());
  }

  private static double[] differences(
      Case given, double[] weights, double[] codes, double[] moved) {
    double[] gradient = new double[moved.length];
    for (int i = 0; i < moved.length; i++) {
      double was = moved[i];
      moved[i] = was + STEP;
      double above = given.loss(weights, codes);
      moved[i] = was - STEP;
      double below = given.loss(weights, codes);
      moved[i] = was;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  @Test
  void learningLeavesNothingInTheScopeOfTheJob() {
    Case given = new Case(spec(2, 3, 16, 3, 5, 9, 5), 6, 8, 12);
    try (Scope job = ENGINE.scope()) {
      Field field = Field.of(job, given.weights());
      WeightGradient sums = field.gradient(job);
      NDArray points = given.uploadPoints(job);
      int before = job.manager().getManagedArrays().size();
      for (int i = 0; i < 3; i++) {
        try (Scope step = job.child()) {
          learned(field, given, step, sums);
          field.evaluate(given.uploadCodes(step), points);
          field.activations(2, given.uploadCodes(step), points);
        }
        assertThat(job.manager().getManagedArrays().size()).isEqualTo(before);
      }
    }
  }

  @Test
  void pointsOfPreparedCodesLeaveNothingInTheScopeOfTheCodes() {
    Case given = new Case(spec(2, 3, 16, 3, 5, 9, 5), 6, 8, 12);
    try (Scope job = ENGINE.scope()) {
      Field field = Field.of(job, given.weights());
      PointValues prepared = field.prepare(given.uploadCodes(job));
      int before = job.manager().getManagedArrays().size();
      for (int i = 0; i < 3; i++) {
        try (Scope step = job.child()) {
          NDArray tiles = step.manager().create(new long[] {0, 5, 5, 2, 1, 0, 3, 4});
          prepared.at(given.uploadPoints(step), tiles);
        }
        assertThat(job.manager().getManagedArrays().size()).isEqualTo(before);
      }
    }
  }

  @Test
  void gradientsOfPartsAddUpUntilCleared() {
    Case given = new Case(spec(2, 3, 16, 3, 5, 9, 5), 6, 8, 11);
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, given.weights());
      WeightGradient once = field.gradient(scope);
      WeightGradient twice = field.gradient(scope);
      learned(field, given, scope, once);
      learned(field, given, scope, twice);
      twice.clear();
      learned(field, given, scope, twice);
      learned(field, given, scope, twice);

      float[] doubled = once.values().clone();
      for (int i = 0; i < doubled.length; i++) {
        doubled[i] *= 2;
      }
      assertThat(twice.values()).containsExactly(doubled, within(1e-5f));
    }
  }

  @Test
  void anotherNumberOfWeightsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weights.of(spec(2, 3, 8, 2, 3, 9, 5), new float[7]))
        .withMessageContaining("wants 147 weights, found 7");
  }
}
