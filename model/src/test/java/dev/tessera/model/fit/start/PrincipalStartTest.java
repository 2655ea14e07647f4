package dev.tessera.model.fit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TileSampler;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tiles that are a mean and D known, orthogonal patterns, with known deviations. */
final class PrincipalStartTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final double[] DEVIATIONS = {2, 1, 0.5, 0.25};
  private static final int LATENT = DEVIATIONS.length;
  private static final int TILE = 6;
  private static final GridTiling GRID = GridCut.cube(TILE, 0).of(8 * TILE, 10 * TILE);
  private static final int TILES = GRID.tileCount();
  private static final int FEATURES = TILE * TILE * 3;

  /** The k-th of {@code n} orthogonal, mean-free cosines, mean square 1. */
  private static double cosine(int i, int k, int n) {
    return Math.sqrt(2) * Math.cos(Math.PI * (i + 0.5) * (k + 1) / n);
  }

  private static Samples signal() {
    float[] values = new float[TILES * FEATURES];
    for (int tile = 0; tile < TILES; tile++) {
      for (int f = 0; f < FEATURES; f++) {
        double value = 0.5 + 0.3 * Math.sin(f);
        for (int k = 0; k < LATENT; k++) {
          double pattern = cosine(f, 3 * k + 1, FEATURES) / Math.sqrt(FEATURES);
          value += DEVIATIONS[k] * cosine(tile, 2 * k, TILES) * pattern;
        }
        int y = GRID.origin(tile, 0) + f / (3 * TILE);
        int x = GRID.origin(tile, 1) + f / 3 % TILE;
        values[(y * GRID.extent(1) + x) * 3 + f % 3] = (float) value;
      }
    }
    return Samples.of(new int[] {GRID.extent(0), GRID.extent(1)}, 3, values);
  }

  private static PrincipalStart start(
      Scope scope, Samples samples, GridTiling grid, int latent, long seed) {
    GridPoints points = new GridPoints(new GridSignal("", samples, 8), grid);
    return new PrincipalStart(scope, points, spec(samples.channels(), latent), false, seed);
  }

  private static FieldSpec spec(int channels, int latent) {
    return new FieldSpec(2, channels, 8, 1, latent, 1, 1);
  }

  private static float[] codes(long seed) {
    float[] codes = new float[TILES * LATENT];
    try (Scope job = ENGINE.scope();
        PrincipalStart principal = start(job.child(), signal(), GRID, LATENT, seed)) {
      boolean more = true;
      while (more) {
        more = principal.step(codes);
      }
    }
    return codes;
  }

  @Test
  void theirMeanSquareIsOne() {
    double sum = 0;
    for (float value : codes(1)) {
      sum += value * value;
    }
    assertThat(sum / (TILES * LATENT)).isCloseTo(1, within(1e-5));
  }

  /** Least squares with the codes as regressors; they are uncorrelated, so one at a time. */
  @Test
  void theyTellTheTilesApartCompletely() {
    float[] codes = codes(1);
    TileSampler sampler = new TileSampler(signal(), GRID);
    float[] tiles = new float[TILES * FEATURES];
    for (int t = 0; t < TILES; t++) {
      sampler.gather(t, tiles, t * FEATURES);
    }
    double variance = 0;
    double left = 0;
    for (int f = 0; f < FEATURES; f++) {
      double[] rest = column(tiles, f, FEATURES);
      subtract(rest, mean(rest));
      variance += dot(rest, rest);
      for (int k = 0; k < LATENT; k++) {
        double[] code = column(codes, k, LATENT);
        double slope = dot(rest, code) / dot(code, code);
        for (int t = 0; t < TILES; t++) {
          rest[t] -= slope * code[t];
        }
      }
      left += dot(rest, rest);
    }
    assertThat(1 - left / variance).isGreaterThan(0.9999);
  }

  @Test
  void directionsAreHalfWayToWhiteAndUncorrelated() {
    float[] codes = codes(1);
    double first = deviation(column(codes, 0, LATENT));
    for (int k = 0; k < LATENT; k++) {
      double[] code = column(codes, k, LATENT);
      double expected =
          DEVIATIONS[k]
              / Math.sqrt(DEVIATIONS[k] + 1.0 / 255)
              / (DEVIATIONS[0] / Math.sqrt(DEVIATIONS[0] + 1.0 / 255));
      assertThat(deviation(code) / first).isCloseTo(expected, within(1e-3));
      assertThat(mean(code)).isCloseTo(0, within(1e-4));
      for (int other = 0; other < k; other++) {
        double[] with = column(codes, other, LATENT);
        assertThat(dot(code, with) / Math.sqrt(dot(code, code) * dot(with, with)))
            .isCloseTo(0, within(1e-3));
      }
    }
  }

  @Test
  void theSeedFixesEveryBit() {
    assertThat(codes(2)).containsExactly(codes(2));
  }

  @Test
  void aSignalWithoutContentHasFiniteCodes() {
    Samples flat = Samples.of(new int[] {32, 32}, 1, new float[1024]);
    float[] codes = new float[64 * 4];
    try (Scope job = ENGINE.scope();
        PrincipalStart principal = start(job.child(), flat, GridCut.cube(4, 0).of(32, 32), 4, 1)) {
      boolean more = true;
      while (more) {
        more = principal.step(codes);
      }
    }
    assertThat(codes).containsOnly(0);
  }

  @Test
  void theirMemoryIsFreedAndDoesNotGrow() {
    LiveMemory before = LiveMemory.now();
    try (Scope job = ENGINE.scope()) {
      PrincipalStart principal = start(job.child(), signal(), GRID, LATENT, 1);
      Set<LiveMemory> seen = new HashSet<>();
      float[] codes = new float[TILES * LATENT];
      boolean more = true;
      while (more) {
        more = principal.step(codes);
        seen.add(LiveMemory.now());
      }
      // without the encoder, and with it
      assertThat(seen).hasSize(2);
      principal.close();
      assertThat(job.manager().getManagedArrays().size()).isZero();
    }
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void theyWantEnoughTilesAndFeatures() {
    assertThat(suits(8, 1, 4)).isTrue();
    assertThat(suits(8, 3, 5)).isFalse();
    assertThat(suits(80, 1, 4)).isTrue();
    assertThat(suits(80, 1, 5)).isFalse();
    assertThat(suits(80, 3, 12)).isTrue();
  }

  /** Whether codes of a length suit the tiles of 2 x 2 of a square picture. */
  private static boolean suits(int side, int channels, int latent) {
    Samples samples =
        Samples.of(new int[] {side, side}, channels, new float[side * side * channels]);
    GridPoints points =
        new GridPoints(new GridSignal("", samples, 8), GridCut.cube(2, 0).of(side, side));
    return PrincipalStart.suits(spec(channels, latent), points);
  }

  private static double[] column(float[] rows, int column, int columns) {
    double[] values = new double[rows.length / columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i * columns + column];
    }
    return values;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void subtract(double[] values, double amount) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= amount;
    }
  }

  private static double deviation(double[] values) {
    return Math.sqrt(dot(values, values) / values.length - mean(values) * mean(values));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
