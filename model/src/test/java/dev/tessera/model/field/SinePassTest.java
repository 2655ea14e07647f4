package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Java's own sines in doubles. */
final class SinePassTest {
  private final SplittableRandom random = new SplittableRandom(5);

  private float[] numbers(int count, double size) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (random.nextDouble(-1, 1) * size);
    }
    return numbers;
  }

  private static FloatBuffer buffer(float[] numbers) {
    return FloatBuffer.wrap(numbers.clone());
  }

  private static SinePass.Rows all(int tiles, int samples) {
    return new SinePass.Rows(samples, 0, tiles * samples);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1, 3, 50, 1000, 10_000})
  void sinesAndCosinesAreThoseOfTheFloats(double size) {
    int width = 7;
    float[] phase = numbers(3000 * width, size);
    FloatBuffer slope = buffer(phase);
    FloatBuffer sine = buffer(phase);
    float[] gate = new float[width];
    Arrays.fill(gate, 1);

    new SinePass(width).forward(all(1, 3000), slope, buffer(gate), sine);

    for (int i = 0; i < phase.length; i++) {
      assertThat((double) sine.get(i)).isCloseTo(Math.sin(phase[i]), within(1.8e-7));
      assertThat((double) slope.get(i)).isCloseTo(Math.cos(phase[i]), within(1.8e-7));
    }
  }

  @Test
  void phasesBeyondAllReasonStayBoundedAndThoseThatAreNoneStayNone() {
    float[] phase = {1e8f, (float) -3e10, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY};
    FloatBuffer slope = buffer(phase);
    FloatBuffer sine = buffer(phase);
    float[] gate = {1, 1, 1, 1, 1};

    new SinePass(5).forward(all(1, 1), slope, buffer(gate), sine);

    for (int i = 0; i < 3; i++) {
      assertThat(sine.get(i)).isBetween(-1.001f, 1.001f);
      assertThat(slope.get(i)).isBetween(-1.001f, 1.001f);
    }
    assertThat(sine.get(3)).isNaN();
    assertThat(sine.get(4)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 4", "2, 40, 100", "4, 9, 300", "2, 3, 3000"})
  void gatesMultiplyTheUnitsOfTheirTilesWhicheverRowsAreAsked(int tiles, int samples, int width) {
    float[] phase = numbers(tiles * samples * width, 20);
    float[] gate = numbers(tiles * width, 2);
    FloatBuffer slope = buffer(phase);
    FloatBuffer result = buffer(phase);
    FloatBuffer alone = buffer(phase);
    SinePass pass = new SinePass(width);

    for (int part = 0; part < 3; part++) {
      SinePass.Rows rows = SinePass.Rows.part(tiles * samples, samples, part, 3);
      pass.forward(rows, slope, buffer(gate), result);
      pass.sine(rows, alone, buffer(gate));
    }

    for (int i = 0; i < phase.length; i++) {
      double m = gate[i / width / samples * width + i % width];
      assertThat((double) result.get(i)).isCloseTo(m * Math.sin(phase[i]), within(1e-6));
      assertThat((double) slope.get(i)).isCloseTo(m * Math.cos(phase[i]), within(1e-6));
      assertThat(alone.get(i)).isEqualTo(result.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 4", "2, 40, 100", "4, 9, 300", "2, 3, 3000"})
  void theWayBackSumsOverSamples(int tiles, int samples, int width) {
    int count = tiles * samples * width;
    float[] upstream = numbers(count, 1);
    float[] result = numbers(count, 1);
    float[] slope = numbers(count, 1);
    FloatBuffer gradient = buffer(upstream);
    float[] ofGates = new float[tiles * width];
    float[] ofBias = new float[width];

    SinePass pass = new SinePass(width);
    SinePass.Kept kept = new SinePass.Kept(buffer(result), buffer(slope));
    for (int part = 0; part < 2; part++) {
      SinePass.Rows rows = SinePass.Rows.part(tiles * samples, samples, part, 2);
      pass.backward(rows, gradient, kept, ofGates, ofBias);
    }

    double[] gates = new double[tiles * width];
    double[] bias = new double[width];
    for (int i = 0; i < count; i++) {
      gates[i / width / samples * width + i % width] += upstream[i] * result[i];
      bias[i % width] += upstream[i] * slope[i];
      assertThat(gradient.get(i)).isEqualTo(upstream[i] * slope[i]);
    }
    assertClose(ofGates, gates, samples);
    assertClose(ofBias, bias, tiles * samples);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 4", "2, 40, 100", "4, 9, 300", "2, 3, 3000"})
  void theWayBackOfSharedPhasesSumsOverSamplesAndOverTiles(int tiles, int samples, int width) {
    float[] upstream = numbers(tiles * samples * width, 1);
    float[] sine = numbers(samples * width, 1);
    float[] gate = numbers(tiles * width, 1);
    float[] ofGates = new float[tiles * width];
    float[] ofSine = new float[samples * width];

    SinePass pass = new SinePass(width);
    SinePass.Shared kept = new SinePass.Shared(buffer(sine), buffer(gate));
    for (int part = 0; part < 2; part++) {
      SinePass.Rows rows = SinePass.Rows.part(samples, samples, part, 2);
      pass.backwardShared(rows, buffer(upstream), kept, ofGates, FloatBuffer.wrap(ofSine));
    }

    double[] gates = new double[tiles * width];
    double[] sines = new double[samples * width];
    for (int i = 0; i < upstream.length; i++) {
      int ofTile = i % (samples * width);
      int unit = i / width / samples * width + i % width;
      gates[unit] += upstream[i] * sine[ofTile];
      sines[ofTile] += upstream[i] * gate[unit];
    }
    assertClose(ofGates, gates, samples);
    assertClose(ofSine, sines, tiles);
  }

  /** Sums of so many products of numbers below 1. */
  private static void assertClose(float[] found, double[] expected, int summed) {
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(1e-6 * summed));
    }
  }
}
