package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MosaicChoiceTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int WIDTH = 96;
  private static final int EXPERTS = 16;
  private static final int AMPLITUDES = 20;
  private static final int VECTORS = 300;

  /**
   * Of which directions and means are strong along the first of H cosines, as those of pictures.
   */
  private static Weights experts() {
    SplittableRandom random = new SplittableRandom(6);
    FieldSpec spec = new MosaicShape(EXPERTS, AMPLITUDES, 2, 1, 1).spec(WIDTH, 64);
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    for (int i = layout.named("expert.directions").offset(); i < values.length; i++) {
      int h = (i - layout.named("expert.directions").offset()) % WIDTH;
      values[i] = (float) (random.nextGaussian() * Math.exp(-h / 16.0));
    }
    return Weights.of(spec, values);
  }

  private static float[] vectors() {
    SplittableRandom random = new SplittableRandom(7);
    float[] vectors = new float[VECTORS * WIDTH];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (random.nextGaussian() * Math.exp(-(i % WIDTH) / 16.0));
    }
    return vectors;
  }

  /** Least of error and price with at most 12 amplitudes, in doubles, by Gram and Schmidt. */
  private static double[] costs(Weights weights, float[] vectors, int vector, double price) {
    WeightLayout layout = WeightLayout.of(weights.spec());
    float[] all = weights.toArray();
    double[] costs = new double[EXPERTS];
    for (int k = 0; k < EXPERTS; k++) {
      int mean = layout.named("expert.mean").offset() + k * WIDTH;
      double[] rest = new double[WIDTH];
      Arrays.setAll(rest, h -> vectors[vector * WIDTH + h] - all[mean + h]);
      costs[k] = square(rest);
      double[][] axes = new double[12][WIDTH];
      for (int a = 0; a < axes.length; a++) {
        int row = layout.named("expert.directions").offset() + (k * AMPLITUDES + a) * WIDTH;
        double[] axis = axes[a];
        Arrays.setAll(axis, h -> all[row + h]);
        for (int before = 0; before < a; before++) {
          take(axis, axes[before]);
        }
        double length = Math.sqrt(square(axis));
        Arrays.setAll(axis, h -> axis[h] / length);
        take(rest, axis);
        costs[k] = Math.min(costs[k], square(rest) + price * (1 + a));
      }
    }
    return costs;
  }

  private static void take(double[] from, double[] axis) {
    double along = 0;
    for (int h = 0; h < WIDTH; h++) {
      along += from[h] * axis[h];
    }
    for (int h = 0; h < WIDTH; h++) {
      from[h] -= along * axis[h];
    }
  }

  private static double square(double... values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.3, 3})
  void whatIsChosenCostsHardlyMoreThanTheBest(double price) {
    Weights weights = experts();
    float[] vectors = vectors();
    float[] prices = new float[VECTORS];
    Arrays.fill(prices, (float) price);
    int[] chosen = new int[VECTORS];
    try (Scope scope = ENGINE.scope()) {
      MosaicChoice choice = new MosaicChoice(scope, weights.spec(), new MosaicExperts(weights));
      NDArray all = scope.upload(vectors, VECTORS, WIDTH);
      choice.choose(scope.manager(), all, prices, choice.costs(), chosen);
    }

    double found = 0;
    double best = 0;
    double any = 0;
    for (int i = 0; i < VECTORS; i++) {
      double[] costs = costs(weights, vectors, i, price);
      found += costs[chosen[i]];
      best += Arrays.stream(costs).min().orElseThrow();
      any += Arrays.stream(costs).average().orElseThrow();
    }
    assertThat(found).isBetween(best * (1 - 1e-6), best + 0.02 * (any - best));
  }
}
