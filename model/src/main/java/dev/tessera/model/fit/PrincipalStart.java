package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.CosineBasis;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Starting weights with which a field of one sine layer IS the principal component analysis of its
 * tiles, so that training can only improve on it.
 *
 * <p>A cosine of the discrete cosine transform is a sum of plane waves, cos a cos b = (cos(a+b) +
 * cos(a-b)) / 2, and a plane wave is a sine unit. Its amplitude is a linear function t of the code,
 * which may be negative where a gate may not: a pair of units with opposite colours and the gates
 * relu(t) and relu(-t) gives exactly t. (One unit with a gate t + bias would need the constant wave
 * that the bias adds to be taken away by another, and would clip tiles of high contrast.) Cosines
 * are taken in the order of the energy that mean and principal directions have there until the
 * width is used up; units that are left over start with random gates and without colour.
 *
 * <p>The encoder's linear part starts as the projection on the principal directions, its hidden
 * part without a say. Codes are scaled half-way to white and to a mean square of 1, as those of
 * {@link PrincipalCodes}.
 */
final class PrincipalStart {
  private static final int ITERATIONS = 30;
  private static final int TILES = 1 << 15;
  private static final int AT_ONCE = 1 << 12;

  private final Scope scope;
  private final FieldSpec spec;
  private final int tile;
  private final int features;
  private final int latent;
  private final int hidden;
  private final long seed;

  /** Rows of unit length, (D,F), and the tiles' standard deviation along each. */
  private float[] directions = {};

  private final double[] deviations;
  private final float[] mean;

  /** What one cosine of the transform costs and brings. */
  private record Cosine(int index, double energy, int units) {}

  /** Whether a field can start as a principal component analysis. */
  static boolean suits(FieldSpec spec, int tile) {
    return spec.form().oneGatedLayer(spec)
        && spec.dimensions() == 2
        && spec.channels() == TrainingImage.CHANNELS
        && spec.latent() <= CosineBasis.size(tile);
  }

  /**
   * Analyses some tiles.
   *
   * @param scope for arrays on the way; nothing stays in it
   * @param supply draws the tiles
   * @param spec a field for which {@link #suits} holds
   * @param tile samples of a tile's side
   * @param hidden units of the encoder's hidden layer
   * @param seed of what is random
   */
  PrincipalStart(Scope scope, TileSupply supply, FieldSpec spec, int tile, int hidden, long seed) {
    this.scope = scope;
    this.spec = spec;
    this.tile = tile;
    this.hidden = hidden;
    this.seed = seed;
    features = CosineBasis.size(tile);
    latent = spec.latent();
    deviations = new double[latent];
    mean = new float[features];
    analyse(supply);
  }

  private void analyse(TileSupply supply) {
    int tiles = Math.max(4 * latent, Math.min(TILES, (1 << 23) / features));
    float[] moment = new float[features * features];
    int drawn = 0;
    double[] sum = new double[features];
    while (drawn < tiles) {
      int count = Math.min(AT_ONCE, tiles - drawn);
      float[] some = supply.draw(count);
      for (int i = 0; i < some.length; i++) {
        some[i] -= 0.5f; // keeps the moments small, so that floats are enough
        sum[i % features] += some[i];
      }
      try (Scope step = scope.child()) {
        NDArray x = upload(step, some, count, features);
        add(moment, x.transpose().matMul(x).toFloatArray());
      }
      drawn += count;
    }
    for (int i = 0; i < features; i++) {
      mean[i] = (float) (sum[i] / drawn + 0.5);
      for (int j = 0; j < features; j++) {
        double product = sum[i] / drawn * (sum[j] / drawn);
        moment[i * features + j] = (float) (moment[i * features + j] / drawn - product);
      }
    }
    iterate(moment);
  }

  /** Orthogonal iteration, the rows ending up in the order of their variance. */
  private void iterate(float[] covariance) {
    int rows = Math.min(features, latent + Math.max(8, latent / 4)); // spare rows speed it up
    SplittableRandom random = new SplittableRandom(seed);
    float[] basis = new float[rows * features];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = (float) random.nextGaussian();
    }
    GramSchmidt.orthonormalise(basis, 0, rows, features);
    float[] product = basis;
    for (int i = 0; i < ITERATIONS; i++) {
      try (Scope step = scope.child()) {
        product =
            upload(step, basis, rows, features)
                .matMul(upload(step, covariance, features, features))
                .toFloatArray();
      }
      for (int d = 0; d < latent; d++) {
        deviations[d] = Math.sqrt(Math.max(0, dot(basis, product, d)));
      }
      if (i < ITERATIONS - 1) {
        basis = product;
        GramSchmidt.orthonormalise(basis, 0, rows, features);
      }
    }
    directions = new float[latent * features];
    System.arraycopy(basis, 0, directions, 0, directions.length);
  }

  private double dot(float[] a, float[] b, int row) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += (double) a[row * features + j] * b[row * features + j];
    }
    return sum;
  }

  /** Pixels per unit of a code's number, for each direction. */
  private double[] scales() {
    double[] scales = new double[latent];
    double square = 0;
    for (int d = 0; d < latent; d++) {
      // The smallest step of 8 bits keeps directions without content from being blown up.
      scales[d] = Math.sqrt(deviations[d] + 1.0 / 255);
      square += deviations[d] * deviations[d] / (scales[d] * scales[d]) / latent;
    }
    for (int d = 0; d < latent; d++) {
      scales[d] *= Math.sqrt(Math.max(square, 1e-12));
    }
    return scales;
  }

  /** z_d = e_d (x - mean) / scale_d, and a hidden part that adds nothing yet. */
  EncoderWeights encoder() {
    float[] values = new float[EncoderWeights.length(features, hidden, latent)];
    double[] scales = scales();
    for (int d = 0; d < latent; d++) {
      double shift = 0;
      for (int j = 0; j < features; j++) {
        double weight = directions[d * features + j] / scales[d];
        values[d * features + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[latent * features + d] = (float) shift;
    }
    SplittableRandom random = new SplittableRandom(seed + 1);
    int inner = latent * (features + 1);
    for (int h = 0; h < hidden; h++) {
      double shift = 0;
      for (int j = 0; j < features; j++) {
        double weight = Math.sqrt(2.0 / features) * random.nextGaussian();
        values[inner + h * features + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[inner + hidden * features + h] = (float) shift;
    }
    return new EncoderWeights(features, hidden, latent, values);
  }

  /** A field that gives a tile's projection on the principal directions for the encoder's code. */
  Weights weights() {
    float[] values = Initialisation.weights(spec, seed).toArray();
    WeightLayout layout = WeightLayout.of(spec);
    float[] frequencies = CosineBasis.frequencies(tile);
    float[] colours = CosineBasis.colours(tile);
    float[] basis = samples(frequencies, colours);
    double[] scales = scales();
    int unit = 0;
    for (Cosine cosine : cosines(basis, frequencies, spec.width())) {
      int i = cosine.index();
      int waves = cosine.units() / 2;
      for (int u = 0; u < cosine.units(); u++) {
        int sign = u % 2 == 0 ? 1 : -1;
        wave(values, layout, unit, frequencies[2 * i], (u < 2 ? 1 : -1) * frequencies[2 * i + 1]);
        for (int d = 0; d < latent; d++) {
          values[layout.layer(0, 2).offset() + unit * latent + d] =
              (float) (sign * scales[d] * along(basis, i, directions, d));
        }
        values[layout.layer(0, 3).offset() + unit] = (float) (sign * along(basis, i, mean, 0));
        for (int c = 0; c < spec.channels(); c++) {
          values[layout.outputWeight().offset() + c * spec.width() + unit] =
              sign * colours[i * spec.channels() + c] / waves;
        }
        unit++;
      }
    }
    for (; unit < spec.width(); unit++) {
      SplittableRandom random = new SplittableRandom(seed + 2 + unit);
      int most = Math.min(tile, 8);
      wave(values, layout, unit, random.nextInt(most), random.nextInt(1 - most, most));
      for (int c = 0; c < spec.channels(); c++) {
        values[layout.outputWeight().offset() + c * spec.width() + unit] = 0;
      }
    }
    return Weights.of(spec, values);
  }

  /** Unit h becomes cos(pi/2 (u (y+1) + v (x+1))), written as a sine. */
  private void wave(float[] values, WeightLayout layout, int unit, double u, double v) {
    double omega = spec.firstOmega();
    int weight = layout.layer(0, 0).offset() + 2 * unit;
    values[weight] = (float) (Math.PI / 2 * u / omega);
    values[weight + 1] = (float) (Math.PI / 2 * v / omega);
    double phase = Math.PI / 2 * (u + v + 1);
    values[layout.layer(0, 1).offset() + unit] =
        (float) (Math.IEEEremainder(phase, 2 * Math.PI) / omega);
  }

  /** The cosines worth their units, most energy of the principal components first. */
  private List<Cosine> cosines(float[] basis, float[] frequencies, int width) {
    List<Cosine> all =
        IntStream.range(0, features)
            .mapToObj(
                i -> {
                  double energy = Math.pow(along(basis, i, mean, 0), 2);
                  for (int d = 0; d < latent; d++) {
                    double part = along(basis, i, directions, d) * deviations[d];
                    energy += part * part;
                  }
                  boolean plane = frequencies[2 * i] == 0 || frequencies[2 * i + 1] == 0;
                  return new Cosine(i, energy, plane ? 2 : 4);
                })
            .sorted(Comparator.comparingDouble(c -> -c.energy()))
            .toList();
    List<Cosine> chosen = new ArrayList<>();
    int used = 0;
    for (Cosine cosine : all) {
      if (used + cosine.units() <= width) {
        used += cosine.units();
        chosen.add(cosine);
      }
    }
    return chosen;
  }

  /** Cosine i, a row of {@code basis}, times a row of {@code vectors}. */
  private double along(float[] basis, int i, float[] vectors, int row) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += (double) basis[i * features + j] * vectors[row * features + j];
    }
    return sum;
  }

  /** The cosines at the samples of a tile, one row each: orthonormal, (F,S*C). */
  private float[] samples(float[] frequencies, float[] colours) {
    float[] rows = new float[features * features];
    int channels = spec.channels();
    for (int i = 0; i < features; i++) {
      for (int s = 0; s < tile * tile; s++) {
        double y = Math.floorDiv(s, tile) + 0.5;
        double x = s % tile + 0.5;
        double value =
            Math.cos(Math.PI / tile * frequencies[2 * i] * y)
                * Math.cos(Math.PI / tile * frequencies[2 * i + 1] * x);
        for (int c = 0; c < channels; c++) {
          rows[i * features + s * channels + c] = (float) (value * colours[i * channels + c]);
        }
      }
    }
    return rows;
  }

  private static void add(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private static NDArray upload(Scope target, float[] values, int rows, int columns) {
    HostArray array = target.hostArray(new Shape(rows, columns));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }
}
