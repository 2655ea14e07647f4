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
import org.junit.jupiter.api.Test;

/** The formulas once more in doubles, and the encoder against every other code. */
final class ExpertFieldTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILE = 4;
  private static final int SAMPLES = TILE * TILE;
  private static final int EXPERTS = 3;
  private static final int LATENT = 5;
  private static final FieldSpec SPEC =
      FieldSpec.ofExperts(2, 3, CosineBasis.size(TILE), LATENT, EXPERTS);

  /** Random orthonormal directions of each expert, by Gram and Schmidt. */
  private static Weights weights(long seed) {
    Random random = new Random(seed);
    int width = SPEC.width();
    WeightLayout layout = WeightLayout.of(SPEC);
    float[] values = new float[layout.length()];
    put(values, layout.named("cosine.frequency"), CosineBasis.frequencies(TILE));
    put(values, layout.named("cosine.colour"), CosineBasis.colours(TILE));
    int start = layout.named("expert.directions").offset();
    for (int k = 0; k < EXPERTS; k++) {
      double[][] rows = new double[LATENT - 1][width];
      for (int r = 0; r < rows.length; r++) {
        for (int h = 0; h < width; h++) {
          rows[r][h] = random.nextGaussian();
        }
        for (int q = 0; q < r; q++) {
          double dot = dot(rows[r], rows[q]);
          for (int h = 0; h < width; h++) {
            rows[r][h] -= dot * rows[q][h];
          }
        }
        double norm = Math.sqrt(dot(rows[r], rows[r]));
        for (int h = 0; h < width; h++) {
          rows[r][h] /= norm;
          values[start + (k * (LATENT - 1) + r) * width + h] = (float) rows[r][h];
        }
      }
    }
    WeightLayout.Block means = layout.named("expert.mean");
    for (int i = 0; i < means.length(); i++) {
      values[means.offset() + i] = (float) random.nextGaussian();
    }
    return Weights.of(SPEC, values);
  }

  private static void put(float[] values, WeightLayout.Block block, float[] numbers) {
    System.arraycopy(numbers, 0, values, block.offset(), block.length());
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** One value of the field by the formulas in the documentation. */
  private static double[] at(Weights weights, double[] code, double y, double x) {
    WeightLayout layout = WeightLayout.of(SPEC);
    int width = SPEC.width();
    int lower = (int) Math.floor(code[0]);
    int upper = Math.min(lower + 1, EXPERTS - 1);
    double fade = code[0] - lower;
    double[] value = new double[3];
    for (int h = 0; h < width; h++) {
      double m =
          (1 - fade) * amplitude(weights, lower, code, h)
              + fade * amplitude(weights, upper, code, h);
      int frequency = layout.named("cosine.frequency").offset() + 2 * h;
      double wave =
          Math.cos(Math.PI / 2 * weights.get(frequency) * (y + 1))
              * Math.cos(Math.PI / 2 * weights.get(frequency + 1) * (x + 1));
      for (int c = 0; c < 3; c++) {
        value[c] += m * wave * weights.get(layout.named("cosine.colour").offset() + 3 * h + c);
      }
    }
    return value;
  }

  private static double amplitude(Weights weights, int expert, double[] code, int h) {
    WeightLayout layout = WeightLayout.of(SPEC);
    double m = weights.get(layout.named("expert.mean").offset() + expert * SPEC.width() + h);
    for (int r = 0; r < LATENT - 1; r++) {
      int row = expert * (LATENT - 1) + r;
      m +=
          code[1 + r]
              * weights.get(layout.named("expert.directions").offset() + row * SPEC.width() + h);
    }
    return m;
  }

  private static float[] samplePoints() {
    float[] points = new float[SAMPLES * 2];
    for (int i = 0; i < SAMPLES; i++) {
      points[2 * i] = (2 * (i / TILE) + 1) / (float) TILE - 1;
      points[2 * i + 1] = (2 * (i % TILE) + 1) / (float) TILE - 1;
    }
    return points;
  }

  @Test
  void everyValueFollowsTheFormulas() {
    Weights weights = weights(1);
    float[] codes = {
      0, 1, 2, 3, 4, /**/ 1, -1, 0, 1, 0, /**/ 0.25f, 1, 1, 1, 1, /**/ 1.5f, 3, 2, 0, -1, /**/ 2, 0,
      0, 0, 0
    };
    float[] points = {-1, -1, 0.3f, -0.7f, 0.9f, 0.1f, 1, 1};
    try (Scope scope = ENGINE.scope()) {
      NDArray z = scope.manager().create(codes, new Shape(5, LATENT));
      NDArray x = scope.manager().create(points, new Shape(4, 2));

      float[] values = new ExpertField(scope, weights).evaluate(z, x).toFloatArray();

      for (int t = 0; t < 5; t++) {
        double[] code = new double[LATENT];
        for (int i = 0; i < LATENT; i++) {
          code[i] = codes[t * LATENT + i];
        }
        for (int s = 0; s < 4; s++) {
          double[] expected = at(weights, code, points[2 * s], points[2 * s + 1]);
          for (int c = 0; c < 3; c++) {
            assertThat((double) values[(t * 4 + s) * 3 + c]).isCloseTo(expected[c], within(1e-4));
          }
        }
      }
    }
  }

  @Test
  void theEncoderFindsTheCodeThatMadeATile() {
    Weights weights = weights(2);
    float[] codes = {0, 1, 2, 3, 4, 1, -1, 0.5f, 1, 2, 2, 3, -2, 1, -1};
    try (Scope scope = ENGINE.scope()) {
      NDArray z = scope.manager().create(codes, new Shape(3, LATENT));
      NDArray x = scope.manager().create(samplePoints(), new Shape(SAMPLES, 2));
      NDArray tiles = new ExpertField(scope, weights).evaluate(z, x);

      float[] found = new ExpertEncoder(scope, weights, x).encode(tiles).toFloatArray();

      assertThat(found).containsExactly(codes, within(1e-4f));
    }
  }

  @Test
  void noOtherCodeOfAWholeChoiceIsBetter() {
    Weights weights = weights(3);
    Random random = new Random(4);
    float[] samples = new float[SAMPLES * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat();
    }
    try (Scope scope = ENGINE.scope()) {
      NDArray x = scope.manager().create(samplePoints(), new Shape(SAMPLES, 2));
      NDArray tile = scope.manager().create(samples, new Shape(1, SAMPLES, 3));
      ExpertField field = new ExpertField(scope, weights);
      NDArray found = new ExpertEncoder(scope, weights, x).encode(tile);
      double best = error(field, found, x, tile);

      for (int trial = 0; trial < 200; trial++) {
        float[] other = found.toFloatArray();
        other[0] = trial % EXPERTS;
        for (int i = 1; i < LATENT; i++) {
          other[i] += (float) (0.3 * random.nextGaussian());
        }
        NDArray z = scope.manager().create(other, new Shape(1, LATENT));
        assertThat(error(field, z, x, tile)).isGreaterThanOrEqualTo(best - 1e-5);
      }
    }
  }

  @Test
  void theSearchFindsTheCodeThatMadeATileBetweenExpertsToo() {
    float[] codes = {0.25f, 1, 2, 3, 4, 1.5f, -1, 0.5f, 1, 2, 2, 3, -2, 1, -1};
    try (Scope scope = ENGINE.scope()) {
      NDArray z = scope.manager().create(codes, new Shape(3, LATENT));
      NDArray x = scope.manager().create(samplePoints(), new Shape(SAMPLES, 2));
      ExpertField field = new ExpertField(scope, weights(6));

      float[] found = field.search(x).encode(field.evaluate(z, x)).toFloatArray();

      assertThat(found).containsExactly(codes, within(1e-3f));
    }
  }

  @Test
  void theSearchIsExactForDirectionsThatAreNotOrthonormal() {
    Weights weights = weights(7);
    float[] values = weights.toArray();
    WeightLayout.Block directions = WeightLayout.of(SPEC).named("expert.directions");
    Random random = new Random(8);
    for (int i = 0; i < directions.length(); i++) {
      values[directions.offset() + i] += (float) (0.05 * random.nextGaussian());
    }
    float[] codes = {1, 30, -20, 10, 5, 2, 7, 9, -30, 2};
    try (Scope scope = ENGINE.scope()) {
      NDArray z = scope.manager().create(codes, new Shape(2, LATENT));
      NDArray x = scope.manager().create(samplePoints(), new Shape(SAMPLES, 2));
      ExpertField field = new ExpertField(scope, Weights.of(SPEC, values));

      float[] found = field.search(x).encode(field.evaluate(z, x)).toFloatArray();

      assertThat(found).containsExactly(codes, within(1e-2f));
    }
  }

  private static double error(ExpertField field, NDArray codes, NDArray points, NDArray tile) {
    return field.evaluate(codes, points).sub(tile).square().sum().getFloat();
  }

  @Test
  void nothingStaysBehindInTheFieldsOwnScope() {
    try (Scope scope = ENGINE.scope()) {
      Weights weights = weights(5);
      NDArray x = scope.manager().create(samplePoints(), new Shape(SAMPLES, 2));
      ExpertField field = new ExpertField(scope, weights);
      ExpertEncoder encoder = new ExpertEncoder(scope, weights, x);
      TileEncoder search = field.search(x);
      int before = scope.manager().getManagedArrays().size();
      for (int i = 0; i < 5; i++) {
        try (Scope step = scope.child()) {
          NDArray tiles = step.manager().randomUniform(0, 1, new Shape(7, SAMPLES, 3));
          NDArray points = step.manager().create(samplePoints(), x.getShape());
          field.evaluate(encoder.encode(tiles), points);
          field.evaluate(search.encode(tiles), points);
        }
      }
      assertThat(scope.manager().getManagedArrays().size()).isEqualTo(before);
    }
  }
}
