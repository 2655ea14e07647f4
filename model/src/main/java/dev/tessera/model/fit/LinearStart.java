package dev.tessera.model.fit;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.SplittableRandom;

/**
 * Starting weights with which a field of one sine layer IS, nearly, the principal component
 * analysis of tiles, for any number of axes.
 *
 * <p>The mean tile and the D principal directions are written as sums of H/2 random plane waves
 * (Rahimi and Recht 2007) by least squares; the amplitude of a wave is then a linear function t of
 * the code. It may be negative where a gate may not: a pair of units of opposite sign with the
 * gates relu(t) and relu(-t) gives exactly t. With twice as many waves as directions the error of
 * the waves is a twentieth of that of the analysis, measured on tiles of distances.
 *
 * <p>Codes are scaled half-way to white and to a mean square of 1.
 */
final class LinearStart {
  /** Standard deviation of the waves' frequencies: radians per half tile. */
  private static final double FREQUENCY = 2;

  private static final double DAMPING = 1e-6;

  /** Keeps directions without content from being blown up. */
  private static final double SMALLEST_DEVIATION = 1e-3;

  private final FieldSpec spec;
  private final float[] points;
  private final PrincipalTiles tiles;
  private final long seed;
  private final int features;
  private final float[] directions;
  private final double[] mean;
  private final double[] scales;

  /** Whether a field can start as a principal component analysis of so many tiles and points. */
  static boolean suits(FieldSpec spec, int tiles, int points) {
    return spec.layers() == 1
        && spec.experts() == 0
        && spec.channels() == 1
        && spec.width() >= 2 * spec.latent()
        && spec.latent() <= points / 2
        && tiles >= 4 * spec.latent();
  }

  /**
   * From a finished analysis.
   *
   * @param spec a field that {@link #suits}
   * @param points local coordinates of the samples of a tile, (S,d)
   * @param tiles directions of tiles (S), as many as the field's codes are long
   * @param seed of the waves
   */
  LinearStart(FieldSpec spec, float[] points, PrincipalTiles tiles, long seed) {
    this.spec = spec;
    this.points = points;
    this.tiles = tiles;
    this.seed = seed;
    features = points.length / spec.dimensions();
    directions = tiles.directions();
    mean = tiles.mean();
    scales = scales();
  }

  /** Length along each direction for 1 in a code. */
  private double[] scales() {
    double[] deviations = tiles.deviations();
    double[] lengths = new double[spec.latent()];
    double square = 0;
    for (int d = 0; d < lengths.length; d++) {
      lengths[d] = Math.sqrt(deviations[d] + SMALLEST_DEVIATION);
      double whitened = deviations[d] / lengths[d];
      square += whitened * whitened / lengths.length;
    }
    for (int d = 0; d < lengths.length; d++) {
      lengths[d] *= Math.sqrt(Math.max(square, 1e-12));
    }
    return lengths;
  }

  /** The code of a tile is its projection on the principal directions, scaled. */
  EncoderWeights encoder() {
    int latent = spec.latent();
    float[] values = new float[EncoderWeights.length(features, 0, latent)];
    for (int d = 0; d < latent; d++) {
      double shift = 0;
      for (int s = 0; s < features; s++) {
        double weight = directions[d * features + s] / scales[d];
        values[d * features + s] = (float) weight;
        shift -= weight * mean[s];
      }
      values[latent * features + d] = (float) shift;
    }
    return new EncoderWeights(features, 0, latent, values);
  }

  /** A field that gives a tile's projection on the principal directions for the encoder's code. */
  Weights weights() {
    int waves = spec.width() / 2;
    int d = spec.dimensions();
    SplittableRandom random = new SplittableRandom(seed);
    double[] frequencies = new double[waves * d];
    double[] phases = new double[waves];
    for (int w = 0; w < waves; w++) {
      for (int a = 0; a < d; a++) {
        frequencies[w * d + a] = FREQUENCY * random.nextGaussian();
      }
      phases[w] = Math.PI * (2 * random.nextDouble() - 1);
    }
    double[][] sines = sines(frequencies, phases);
    float[] gram = gram(sines);
    float[] values = Initialisation.weights(spec, seed).toArray();
    WeightLayout layout = WeightLayout.of(spec);
    for (int h = 0; h < spec.width(); h++) {
      int w = h / 2;
      boolean used = w < waves;
      values[layout.outputWeight().offset() + h] = !used ? 0 : h % 2 == 0 ? 1 : -1;
      for (int a = 0; used && a < d; a++) {
        values[layout.layer(0, 0).offset() + h * d + a] =
            (float) (frequencies[w * d + a] / spec.firstOmega());
      }
      if (used) {
        values[layout.layer(0, 1).offset() + h] = (float) (phases[w] / spec.firstOmega());
      }
    }
    values[layout.outputBias().offset()] = 0;
    for (int i = 0; i <= spec.latent(); i++) {
      double[] amplitudes = amplitudes(sines, gram, i);
      for (int h = 0; h < 2 * waves; h++) {
        double amplitude = (h % 2 == 0 ? 1 : -1) * amplitudes[h / 2];
        if (i == spec.latent()) {
          values[layout.layer(0, 3).offset() + h] = (float) amplitude;
        } else {
          values[layout.layer(0, 2).offset() + h * spec.latent() + i] =
              (float) (amplitude * scales[i]);
        }
      }
    }
    return Weights.of(spec, values);
  }

  private double[][] sines(double[] frequencies, double[] phases) {
    int d = spec.dimensions();
    double[][] sines = new double[phases.length][features];
    for (int w = 0; w < phases.length; w++) {
      for (int s = 0; s < features; s++) {
        double phase = phases[w];
        for (int a = 0; a < d; a++) {
          phase += frequencies[w * d + a] * points[s * d + a];
        }
        sines[w][s] = Math.sin(phase);
      }
    }
    return sines;
  }

  private static float[] gram(double[][] sines) {
    float[] gram = new float[sines.length * sines.length];
    for (int i = 0; i < sines.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i * sines.length + j] = (float) dot(sines[i], sines[j]);
        gram[j * sines.length + i] = gram[i * sines.length + j];
      }
    }
    return gram;
  }

  /** Of each wave in a direction, or in the mean for the number after the last direction. */
  private double[] amplitudes(double[][] sines, float[] gram, int direction) {
    double[] wanted = mean;
    if (direction < spec.latent()) {
      wanted = new double[features];
      for (int s = 0; s < features; s++) {
        wanted[s] = directions[direction * features + s];
      }
    }
    double[] amplitudes = new double[sines.length];
    for (int w = 0; w < sines.length; w++) {
      amplitudes[w] = dot(sines[w], wanted);
    }
    if (!Cholesky.solve(gram, 0, sines.length, DAMPING, amplitudes)) {
      throw new IllegalStateException("waves are not independent");
    }
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
