package dev.tessera.model.fit.start;

import dev.tessera.model.field.EncoderWeights;
import java.util.SplittableRandom;

/** Starting weights of an encoder that knows nothing yet. */
public final class RandomEncoder {
  private RandomEncoder() {}

  /**
   * Normal weights of variance 1/fan-in (linear parts) and 2/fan-in (before a relu, He et al.
   * 2015), scaled up for samples of photographs, which differ by about a quarter; biases take away
   * a middle grey.
   */
  public static EncoderWeights weights(int inputs, int hidden, int latent, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[EncoderWeights.length(inputs, hidden, latent)];
    layer(values, 0, latent, inputs, 4 * Math.sqrt(1.0 / inputs), random);
    int inner = latent * (inputs + 1);
    layer(values, inner, hidden, inputs, 4 * Math.sqrt(2.0 / inputs), random);
    int correction = inner + hidden * (inputs + 1);
    for (int i = correction; i < values.length; i++) {
      values[i] = (float) (Math.sqrt(1.0 / hidden) * random.nextGaussian());
    }
    return new EncoderWeights(inputs, hidden, latent, values);
  }

  private static void layer(
      float[] values,
      int offset,
      int rows,
      int columns,
      double deviation,
      SplittableRandom random) {
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        double weight = deviation * random.nextGaussian();
        values[offset + r * columns + c] = (float) weight;
        sum += weight;
      }
      values[offset + rows * columns + r] = (float) (-0.5 * sum);
    }
  }
}
