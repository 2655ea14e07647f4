package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jacobians of both forms against central differences of the fields themselves. */
final class LinearisationTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILES = 4;
  private static final float STEP = 1e-2f;

  static Stream<Weights> fields() {
    FieldSpec experts = FieldSpec.ofExperts(2, 3, 12, 4, 5);
    float[] values = new float[WeightLayout.of(experts).length()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Stream.of(
        Weights.of(experts, values),
        Initialisation.weights(new FieldSpec(2, 3, 24, 1, 4, 5, 5), 2),
        Initialisation.weights(new FieldSpec(3, 1, 16, 1, 6, 3, 5), 3));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void theJacobianIsTheSlope(Weights weights) {
    FieldSpec spec = weights.spec();
    int latent = spec.latent();
    Random random = new Random(4);
    float[] codes = new float[TILES * latent];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) random.nextGaussian();
    }
    for (int t = 0; t < TILES && spec.form().choices(spec) > 0; t++) {
      codes[t * latent] = t + 0.4f; // within an interval: the field has a kink at whole choices
    }
    float[] points = new float[5 * spec.dimensions()];
    for (int i = 0; i < points.length; i++) {
      points[i] = 2 * random.nextFloat() - 1;
    }
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, weights);
      NDArray x = scope.manager().create(points, new Shape(5, spec.dimensions()));
      NDArray z = scope.manager().create(codes, new Shape(TILES, latent));

      Linearisation found = field.linearise(z, x);

      int features = 5 * spec.channels();
      assertThat(found.values().toFloatArray())
          .containsExactly(field.evaluate(z, x).toFloatArray(), within(1e-5f));
      float[] jacobian = found.jacobian().toFloatArray();
      for (int i = 0; i < latent; i++) {
        float[] above = moved(field, scope, codes, x, i, STEP);
        float[] below = moved(field, scope, codes, x, i, -STEP);
        for (int t = 0; t < TILES; t++) {
          for (int f = 0; f < features; f++) {
            double slope = (above[t * features + f] - below[t * features + f]) / (2.0 * STEP);
            assertThat((double) jacobian[(t * latent + i) * features + f])
                .as("tile %d, number %d, value %d", t, i, f)
                .isCloseTo(slope, within(2e-2));
          }
        }
      }
    }
  }

  private static float[] moved(
      Field field, Scope scope, float[] codes, NDArray points, int index, float by) {
    int latent = field.spec().latent();
    float[] copy = codes.clone();
    for (int t = 0; t < TILES; t++) {
      copy[t * latent + index] += by;
    }
    return field
        .evaluate(scope.manager().create(copy, new Shape(TILES, latent)), points)
        .toFloatArray();
  }
}
