package dev.tessera.model.field;

import dev.tessera.model.linear.Cholesky;
import java.util.SplittableRandom;

/**
 * Plane waves sin(k . x + p) of random frequency and phase, of which sums come close to any smooth
 * function of a tile (Rahimi and Recht 2007); the amplitudes follow by least squares.
 */
final class RandomWaves {
  /** Standard deviation of the frequencies: radians per half tile. */
  private static final double FREQUENCY = 2;

  private static final double DAMPING = 1e-6;

  private final int dimensions;
  private final double[] frequencies;
  private final double[] phases;
  private final double[][] sines;
  private final Cholesky gram;

  /**
   * Draws waves.
   *
   * @param count W, more than 0 and at most as many as points
   * @param dimensions d
   * @param points at which functions will be given, (S,d)
   * @param seed of the waves
   */
  RandomWaves(int count, int dimensions, float[] points, long seed) {
    this.dimensions = dimensions;
    SplittableRandom random = new SplittableRandom(seed);
    frequencies = new double[count * dimensions];
    phases = new double[count];
    for (int w = 0; w < count; w++) {
      for (int a = 0; a < dimensions; a++) {
        frequencies[w * dimensions + a] = FREQUENCY * random.nextGaussian();
      }
      phases[w] = Math.PI * (2 * random.nextDouble() - 1);
    }
    sines = sines(points);
    gram =
        Cholesky.of(products(), 0, count, DAMPING)
            .orElseThrow(() -> new IllegalStateException("waves are not independent"));
  }

  private double[][] sines(float[] points) {
    double[][] found = new double[phases.length][points.length / dimensions];
    for (int w = 0; w < phases.length; w++) {
      for (int s = 0; s < found[w].length; s++) {
        double phase = phases[w];
        for (int a = 0; a < dimensions; a++) {
          phase += frequencies[w * dimensions + a] * points[s * dimensions + a];
        }
        found[w][s] = Math.sin(phase);
      }
    }
    return found;
  }

  private float[] products() {
    float[] products = new float[sines.length * sines.length];
    for (int i = 0; i < sines.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i * sines.length + j] = (float) dot(sines[i], sines[j]);
        products[j * sines.length + i] = products[i * sines.length + j];
      }
    }
    return products;
  }

  /** W. */
  int count() {
    return phases.length;
  }

  /** Of a wave along an axis, radians per half tile. */
  double frequency(int wave, int axis) {
    return frequencies[wave * dimensions + axis];
  }

  /** Of a wave, radians in [-pi,pi). */
  double phase(int wave) {
    return phases[wave];
  }

  /**
   * How much of each wave comes closest to a function.
   *
   * @param values of the function at the points, (S)
   * @return (W)
   */
  double[] amplitudes(double[] values) {
    double[] amplitudes = new double[sines.length];
    for (int w = 0; w < sines.length; w++) {
      amplitudes[w] = dot(sines[w], values);
    }
    gram.solve(amplitudes);
    return amplitudes;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
