package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.MlpEncoder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Directions and variances against a plain computation in doubles. */
final class PrincipalTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int LATENT = 5;

  /** How tiles are analysed. */
  private record Way(String name, int tiles, int features, Making making, Principal.Values kind) {
    Principal begun(Scope scope) {
      return making.of(scope, features, LATENT, kind, 3);
    }

    /** Tiles of a mean and twelve directions, each with half of the one before, and noise. */
    float[] values() {
      SplittableRandom random = new SplittableRandom(features);
      double[] mean = new double[features];
      float[] directions = new float[12 * features];
      for (int f = 0; f < features; f++) {
        mean[f] = kind.middle() + 0.2 * random.nextGaussian();
      }
      for (int i = 0; i < directions.length; i++) {
        directions[i] = (float) random.nextGaussian();
      }
      GramSchmidt.orthonormalise(directions, 0, 12, features);
      float[] values = new float[tiles * features];
      for (int t = 0; t < tiles; t++) {
        double[] amplitudes = new double[12];
        for (int k = 0; k < amplitudes.length; k++) {
          amplitudes[k] = 2 * Math.pow(0.5, k) * random.nextGaussian();
        }
        for (int f = 0; f < features; f++) {
          double value = mean[f] + 1e-3 * random.nextGaussian();
          for (int k = 0; k < amplitudes.length; k++) {
            value += amplitudes[k] * directions[k * features + f];
          }
          values[t * features + f] = (float) value;
        }
      }
      return values;
    }

    Principal shown(Scope scope, int atOnce) {
      Principal principal = begun(scope);
      float[] values = values();
      for (int from = 0; from < tiles; from += atOnce) {
        int count = Math.min(atOnce, tiles - from);
        principal.show(
            Arrays.copyOfRange(values, from * features, (from + count) * features), count);
      }
      while (principal.iterate()) {
        assertThat(principal.progress()).isBetween(0.0, 1.0);
      }
      return principal;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private interface Making {
    Principal of(Scope scope, int features, int latent, Principal.Values kind, long seed);
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("covariance", 300, 40, Principal::new, Principal.Values.SAMPLES),
        new Way("fewer tiles than values", 30, 90, Principal::new, Principal.Values.DISTANCES),
        new Way("products of tiles", 60, 1100, Principal::new, Principal.Values.SAMPLES),
        new Way("products, distances", 80, 1331, Principal::new, Principal.Values.DISTANCES),
        new Way("covariance, many values", 60, 1100, Principal::ofMany, Principal.Values.SAMPLES));
  }

  /** Mean, variances and directions in doubles, by the products of each two tiles. */
  private static final class Expected {
    final double[] mean;
    final double[] variances = new double[LATENT];
    final double[][] directions = new double[LATENT][];

    Expected(Way way) {
      float[] values = way.values();
      int n = way.tiles();
      int features = way.features();
      mean = new double[features];
      double[][] x = new double[n][features];
      for (int t = 0; t < n; t++) {
        for (int f = 0; f < features; f++) {
          mean[f] += (double) values[t * features + f] / n;
        }
      }
      for (int t = 0; t < n; t++) {
        for (int f = 0; f < features; f++) {
          x[t][f] = values[t * features + f] - mean[f];
        }
      }
      boolean byTiles = n < features;
      int side = byTiles ? n : features;
      double[][] matrix = new double[side][side];
      for (int i = 0; i < side; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int k = 0; k < (byTiles ? features : n); k++) {
            sum += byTiles ? x[i][k] * x[j][k] : x[k][i] * x[k][j];
          }
          matrix[i][j] = sum / n;
          matrix[j][i] = sum / n;
        }
      }
      SymmetricMatrix apart = new SymmetricMatrix(matrix);
      for (int d = 0; d < LATENT; d++) {
        variances[d] = apart.value(d);
        double[] vector = apart.vector(d);
        directions[d] = byTiles ? unit(combined(x, vector)) : vector;
      }
    }

    private static double[] combined(double[][] x, double[] amounts) {
      double[] sum = new double[x[0].length];
      for (int t = 0; t < x.length; t++) {
        for (int f = 0; f < sum.length; f++) {
          sum[f] += amounts[t] * x[t][f];
        }
      }
      return sum;
    }

    private static double[] unit(double[] vector) {
      double norm = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
      return Arrays.stream(vector).map(v -> v / norm).toArray();
    }
  }

  private static double dot(float[] rows, int row, double[] vector) {
    double sum = 0;
    for (int f = 0; f < vector.length; f++) {
      sum += rows[row * vector.length + f] * vector[f];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void directionsAndVariancesAreThoseOfTheEigenvectors(Way way) {
    Expected expected = new Expected(way);
    try (Scope scope = ENGINE.scope()) {
      Principal found = way.shown(scope, 100);

      assertThat(found.mean()).containsExactly(expected.mean, within(1e-6));
      float[] directions = found.directions();
      assertThat(directions).hasSize(LATENT * way.features());
      for (int d = 0; d < LATENT; d++) {
        double deviation = Math.sqrt(expected.variances[d]);
        assertThat(found.deviations()[d]).isCloseTo(deviation, within(1e-4 * deviation));
        // the sine of the angle between both, as the length of what is left over
        double along = dot(directions, d, expected.directions[d]);
        double left = 0;
        for (int f = 0; f < way.features(); f++) {
          double rest = directions[d * way.features() + f] - along * expected.directions[d][f];
          left += rest * rest;
        }
        assertThat(Math.abs(along)).as("direction %d", d).isCloseTo(1, within(1e-5));
        assertThat(Math.sqrt(left)).as("sine of the angle %d", d).isLessThan(2e-3);
      }
      assertThat(scope.manager().getManagedArrays().size()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void chunksDoNotMatter(Way way) {
    try (Scope scope = ENGINE.scope()) {
      Principal whole = way.shown(scope, way.tiles());
      for (int atOnce : new int[] {1, 7, 64}) {
        Principal parts = way.shown(scope, atOnce);

        assertThat(parts.mean()).containsExactly(whole.mean(), within(1e-12));
        assertThat(parts.deviations()).containsExactly(whole.deviations(), within(1e-5));
        float[] directions = parts.directions();
        float[] expected = whole.directions();
        double worst = 0;
        for (int i = 0; i < directions.length; i++) {
          worst = Math.max(worst, Math.abs(directions[i] - expected[i]));
        }
        assertThat(worst).isLessThan(1e-4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theEncoderProjectsTilesOnTheDirections(Way way) {
    try (Scope scope = ENGINE.scope()) {
      Principal principal = way.shown(scope, 50);
      int features = way.features();
      float[] values = way.values();
      float[] codes =
          new MlpEncoder(scope, Initialisation.encoder(principal, 0, 1))
              .encode(scope.upload(values, way.tiles(), features, 1))
              .toFloatArray();

      double square = 0;
      double[] mean = principal.mean();
      double[] scales = principal.scales();
      float[] directions = principal.directions();
      for (int t = 0; t < way.tiles(); t++) {
        for (int d = 0; d < LATENT; d++) {
          double along = 0;
          for (int f = 0; f < features; f++) {
            along += (values[t * features + f] - mean[f]) * directions[d * features + f];
          }
          double code = codes[t * LATENT + d];
          assertThat(code).isCloseTo(along / scales[d], within(1e-3));
          square += code * code / (way.tiles() * LATENT);
        }
      }
      assertThat(square).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void moreTilesThanAreKeptAreNotAskedFor() {
    try (Scope scope = ENGINE.scope()) {
      Principal small = new Principal(scope, 192, 12, Principal.Values.SAMPLES, 1);
      Principal large = new Principal(scope, 1 << 14, 12, Principal.Values.SAMPLES, 1);
      Principal huge = new Principal(scope, 1 << 22, 12, Principal.Values.SAMPLES, 1);

      assertThat(small.enough()).isEqualTo((1 << 24) / 192);
      assertThat(large.enough()).isEqualTo(256);
      assertThat(huge.enough()).isEqualTo(48);
    }
  }
}
