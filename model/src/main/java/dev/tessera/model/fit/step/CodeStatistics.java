package dev.tessera.model.fit.step;

import dev.tessera.model.field.Codes;

/** Mean and standard deviation of each number of a family's codes: where its members lie. */
final class CodeStatistics {
  private final float[] mean;
  private final float[] deviation;

  /** Of at least one code; of one alone the deviations are 1. */
  CodeStatistics(Codes codes) {
    int count = codes.tiles();
    mean = new float[codes.latent()];
    deviation = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < count; t++) {
        sum += codes.get(t, i);
        squares += (double) codes.get(t, i) * codes.get(t, i);
      }
      mean[i] = (float) (sum / count);
      double variance = squares / count - (sum / count) * (sum / count);
      deviation[i] = count > 1 ? (float) Math.sqrt(Math.max(1e-8, variance)) : 1;
    }
  }

  /** A copy of the mean, (D). */
  float[] mean() {
    return mean.clone();
  }

  /** Root of the mean variance: how long a step is. */
  double scale() {
    double sum = 0;
    for (float d : deviation) {
      sum += (double) d * d;
    }
    return Math.sqrt(sum / deviation.length);
  }

  /**
   * Adds the gradient of weight * mean(((z - mean) / deviation)^2).
   *
   * @param codes all
   * @param gradients of the same length, added to
   * @param offset of one code in both
   */
  void pull(float[] codes, float[] gradients, int offset, double weight) {
    float w = (float) (2 * weight / mean.length);
    for (int i = 0; i < mean.length; i++) {
      float away = codes[offset + i] - mean[i];
      gradients[offset + i] += w * away / (deviation[i] * deviation[i]);
    }
  }
}
