package dev.tessera.model.field;

import dev.tessera.model.linear.Principal;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Starting values of networks, codes and encoders, fixed by a seed. */
public final class Initialisation {
  private Initialisation() {}

  /**
   * Weights of the spec's form to start from.
   *
   * @throws IllegalArgumentException if networks of the form do not train
   */
  public static Weights weights(FieldSpec spec, long seed) {
    return Weights.of(spec, spec.form().start(spec, seed));
  }

  /** Codes z ~ N(0,1), (T,D): diverse codes at the start speed a joint fit up. */
  public static float[] codes(int tiles, int latent, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.multiplyExact(tiles, latent)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * An encoder that knows nothing yet: normal weights of variance 1/fan-in (linear parts) and
   * 2/fan-in (before a relu, He et al. 2015), scaled up for samples of photographs, which differ by
   * about a quarter; biases take away a middle grey.
   */
  public static EncoderWeights encoder(int inputs, int hidden, int latent, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[EncoderWeights.length(inputs, hidden, latent)];
    double[] grey = new double[inputs];
    Arrays.fill(grey, 0.5);
    layer(values, 0, latent, 4 * Math.sqrt(1.0 / inputs), grey, random);
    int inner = latent * (inputs + 1);
    layer(values, inner, hidden, 4 * Math.sqrt(2.0 / inputs), grey, random);
    for (int i = inner + hidden * (inputs + 1); i < values.length; i++) {
      values[i] = (float) (Math.sqrt(1.0 / hidden) * random.nextGaussian());
    }
    return new EncoderWeights(inputs, hidden, latent, values);
  }

  /**
   * An encoder whose codes are the coordinates of tiles along their principal directions, scaled.
   *
   * @param tiles analysed
   * @param hidden units of a hidden layer that adds nothing yet, 0 or more
   * @param seed of the hidden layer
   */
  public static EncoderWeights encoder(Principal tiles, int hidden, long seed) {
    double[] scales = tiles.scales();
    double[] mean = tiles.mean();
    float[] directions = tiles.directions();
    int inputs = mean.length;
    int latent = scales.length;
    float[] values = new float[EncoderWeights.length(inputs, hidden, latent)];
    for (int d = 0; d < latent; d++) {
      double shift = 0;
      for (int j = 0; j < inputs; j++) {
        double weight = directions[d * inputs + j] / scales[d];
        values[d * inputs + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[latent * inputs + d] = (float) shift;
    }
    SplittableRandom random = new SplittableRandom(seed + 1);
    layer(values, latent * (inputs + 1), hidden, Math.sqrt(2.0 / inputs), mean, random);
    return new EncoderWeights(inputs, hidden, latent, values);
  }

  /** Normal weights, and biases that take away a mean input. */
  private static void layer(
      float[] values,
      int offset,
      int rows,
      double deviation,
      double[] mean,
      SplittableRandom random) {
    for (int r = 0; r < rows; r++) {
      double shift = 0;
      for (int j = 0; j < mean.length; j++) {
        double weight = deviation * random.nextGaussian();
        values[offset + r * mean.length + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[offset + rows * mean.length + r] = (float) shift;
    }
  }
}
