package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The argument of the paper as a property of the first layer, over a window that holds whole
 * periods of every unit, so that spectra are lines.
 */
final class PhaseAndAmplitudeTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int SIZE = 32;
  private static final int WIDTH = 8;
  private static final int LATENT = 5;
  private static final int TILES = 3;

  /** w0 = pi: a weight of k makes k periods in [-1,1]. */
  private static final FieldSpec SPEC = new FieldSpec(2, 3, WIDTH, 1, LATENT, Math.PI, 1);

  private static final FieldSpec JOINED =
      new FieldSpec(
          FieldForms.named(FieldForms.CONCATENATED),
          2,
          3,
          WIDTH,
          1,
          LATENT,
          Math.PI,
          1,
          new TreeMap<>());

  /** Periods down and across, of each unit; lines at k and -k stay apart under the window. */
  private static final int[] PERIODS = {2, 0, 0, 3, 4, 1, -3, 5, 6, 6, 2, -2, -5, 0, 1, 7};

  private static NDArray upload(Scope scope, float[] values, long... shape) {
    HostArray array = scope.hostArray(new Shape(shape));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  private static NDArray window(Scope scope) {
    float[] points = new float[2 * SIZE * SIZE];
    for (int i = 0; i < points.length; i++) {
      int position = i % 2 == 0 ? i / 2 / SIZE : i / 2 % SIZE;
      points[i] = (2f * position + 1) / SIZE - 1;
    }
    return upload(scope, points, SIZE * SIZE, 2);
  }

  /** The spectra of all units, (H,frequencies), of activations (T,S,H). */
  private static float[] spectra(float[] activations, int tile) {
    int length = SIZE * SIZE;
    float[] values = new float[length * WIDTH];
    System.arraycopy(activations, tile * values.length, values, 0, values.length);
    float[] power = new float[WIDTH * length];
    PowerSpectrum spectrum = new PowerSpectrum(SIZE);
    for (int u = 0; u < WIDTH; u++) {
      spectrum.compute(values, WIDTH, u, power, u * length);
    }
    return power;
  }

  private static float[] codes(long seed) {
    return Initialisation.codes(TILES, LATENT, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aConcatenatedCodeMovesWavesAndChangesNoPower(long seed) {
    float[] weights = Initialisation.weights(JOINED, seed).toArray();
    int points = WeightLayout.of(JOINED).named("point.weight").offset();
    for (int i = 0; i < 2 * WIDTH; i++) {
      weights[points + i] = PERIODS[i];
    }
    try (Scope scope = ENGINE.scope()) {
      float[] values =
          Field.of(scope, Weights.of(JOINED, weights))
              .activations(0, upload(scope, codes(seed), TILES, LATENT), window(scope))
              .toFloatArray();

      float[] first = spectra(values, 0);
      float peak = largest(first);
      assertThat(peak).isPositive();
      for (int t = 1; t < TILES; t++) {
        assertThat(spectra(values, t)).containsExactly(first, within(1e-4f * peak));
      }
      assertThat(values[0]).isNotCloseTo(values[SIZE * SIZE * WIDTH], within(1e-3f));
      AmplitudeChange change = AmplitudeChange.of(List.of(first, spectra(values, 1)), WIDTH);
      assertThat(change.spectrum()).isLessThan(1e-4);
      assertThat(change.power()).isLessThan(1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aModulatingCodeScalesThePowerByTheSquareOfItsGate(long seed) {
    Weights drawn = Initialisation.weights(SPEC, seed);
    float[] weights = drawn.toArray();
    WeightLayout layout = WeightLayout.of(SPEC);
    for (int i = 0; i < 2 * WIDTH; i++) {
      weights[layout.layer(0, 0).offset() + i] = PERIODS[i];
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int h = 0; h < WIDTH; h++) {
      weights[layout.layer(0, 3).offset() + h] = (float) random.nextDouble();
    }
    float[] codes = codes(seed);
    try (Scope scope = ENGINE.scope()) {
      float[] values =
          Field.of(scope, Weights.of(SPEC, weights))
              .activations(0, upload(scope, codes, TILES, LATENT), window(scope))
              .toFloatArray();

      for (int h = 0; h < WIDTH; h++) {
        double perGate = Double.NaN;
        for (int t = 0; t < TILES; t++) {
          double gate = gate(weights, layout, h, codes, t);
          double power = unitPower(spectra(values, t), h);
          if (gate == 0) {
            assertThat(power).isZero();
          } else {
            double one = power / (gate * gate);
            assertThat(one).isPositive();
            perGate = Double.isNaN(perGate) ? one : perGate;
            assertThat(one).isCloseTo(perGate, within(1e-4 * perGate));
          }
        }
      }
    }
  }

  /** relu(A z + a) of one unit. */
  private static double gate(
      float[] weights, WeightLayout layout, int unit, float[] codes, int tile) {
    double sum = weights[layout.layer(0, 3).offset() + unit];
    for (int i = 0; i < LATENT; i++) {
      sum +=
          weights[layout.layer(0, 2).offset() + unit * LATENT + i]
              * (double) codes[tile * LATENT + i];
    }
    return Math.max(0, sum);
  }

  private static double unitPower(float[] spectra, int unit) {
    double sum = 0;
    for (int i = unit * SIZE * SIZE; i < (unit + 1) * SIZE * SIZE; i++) {
      sum += spectra[i];
    }
    return sum;
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
