package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MlpEncoderTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILES = 5;
  private static final int SAMPLES = 4;
  private static final int CHANNELS = 3;
  private static final int INPUTS = SAMPLES * CHANNELS;
  private static final int LATENT = 3;
  private static final double STEP = 1e-5;

  private static double[] randoms(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  /** The formula of EncoderWeights, (T,D). */
  private static double[] expected(double[] w, int hidden, double[] tiles) {
    double[] codes = new double[TILES * LATENT];
    int inner = LATENT * (INPUTS + 1);
    int correction = inner + hidden * (INPUTS + 1);
    for (int t = 0; t < TILES; t++) {
      for (int d = 0; d < LATENT; d++) {
        double sum = w[LATENT * INPUTS + d] + dot(w, d * INPUTS, tiles, t * INPUTS);
        for (int h = 0; h < hidden; h++) {
          double before =
              w[inner + hidden * INPUTS + h] + dot(w, inner + h * INPUTS, tiles, t * INPUTS);
          sum += w[correction + d * hidden + h] * Math.max(0, before);
        }
        codes[t * LATENT + d] = sum;
      }
    }
    return codes;
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    double sum = 0;
    for (int k = 0; k < INPUTS; k++) {
      sum += a[i + k] * b[j + k];
    }
    return sum;
  }

  private static MlpEncoder encoder(Scope scope, int hidden, double[] weights) {
    return new MlpEncoder(scope, new EncoderWeights(INPUTS, hidden, LATENT, floats(weights)));
  }

  private static NDArray upload(Scope scope, double[] tiles) {
    return FieldCase.upload(scope, floats(tiles), TILES, SAMPLES, CHANNELS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void computesItsFormula(int hidden) {
    double[] weights = randoms(EncoderWeights.length(INPUTS, hidden, LATENT), 1);
    double[] tiles = randoms(TILES * INPUTS, 2);
    try (Scope scope = ENGINE.scope()) {
      NDArray codes = encoder(scope, hidden, weights).encode(upload(scope, tiles));
      assertThat(codes.getShape().getShape()).containsExactly(TILES, LATENT);
      double[] expected = expected(weights, hidden, tiles);
      float[] found = codes.toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) found[i]).isCloseTo(expected[i], within(1e-4));
      }
    }
  }

  /** Loss = sum of g * z: its gradient by the weights, against central differences. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void gradientAgreesWithDifferences(int hidden) {
    double[] weights = randoms(EncoderWeights.length(INPUTS, hidden, LATENT), 3);
    double[] tiles = randoms(TILES * INPUTS, 4);
    double[] upstream = randoms(TILES * LATENT, 5);
    float[] sums = new float[weights.length];
    sums[0] = 10;
    try (Scope scope = ENGINE.scope()) {
      NDArray gradient = FieldCase.upload(scope, floats(upstream), TILES, LATENT);
      encoder(scope, hidden, weights).backward(upload(scope, tiles), gradient, sums);
    }
    sums[0] -= 10;
    for (int i = 0; i < weights.length; i++) {
      double was = weights[i];
      weights[i] = was + STEP;
      double above = loss(weights, hidden, tiles, upstream);
      weights[i] = was - STEP;
      double below = loss(weights, hidden, tiles, upstream);
      weights[i] = was;
      assertThat((double) sums[i])
          .as("weight %d", i)
          .isCloseTo((above - below) / (2 * STEP), within(2e-4));
    }
  }

  private static double loss(double[] weights, int hidden, double[] tiles, double[] upstream) {
    double[] codes = expected(weights, hidden, tiles);
    double sum = 0;
    for (int i = 0; i < codes.length; i++) {
      sum += upstream[i] * codes[i];
    }
    return sum;
  }

  @Test
  void leavesNothingInTheScopeOfItsWeights() {
    double[] weights = randoms(EncoderWeights.length(INPUTS, 6, LATENT), 6);
    double[] tiles = randoms(TILES * INPUTS, 7);
    try (Scope scope = ENGINE.scope()) {
      MlpEncoder encoder = encoder(scope, 6, weights);
      int before = scope.manager().getManagedArrays().size();
      try (Scope step = scope.child()) {
        NDArray x = upload(step, tiles);
        NDArray codes = encoder.encode(x);
        encoder.backward(x, codes, new float[weights.length]);
      }
      assertThat(scope.manager().getManagedArrays().size()).isEqualTo(before);
    }
  }

  @Test
  void aWrongNumberOfWeightsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncoderWeights(4, 2, 3, new float[30]))
        .withMessageContaining("31")
        .withMessageContaining("30");
  }
}
