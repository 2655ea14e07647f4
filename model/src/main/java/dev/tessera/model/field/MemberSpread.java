package dev.tessera.model.field;

/** Where the codes of a family's members lie: mean and deviation of each of their numbers. */
public final class MemberSpread {
  private static final double LEAST_VARIANCE = 1e-8;

  private final float[] mean;
  private final float[] deviation;

  private MemberSpread(float[] mean, float[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Measures; of one member alone the deviations are 1. */
  public static MemberSpread of(Codes known) {
    int count = known.tiles();
    MemberSpread spread = new MemberSpread(new float[known.latent()], new float[known.latent()]);
    for (int i = 0; i < known.latent(); i++) {
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < count; t++) {
        sum += known.get(t, i);
        squares += (double) known.get(t, i) * known.get(t, i);
      }
      spread.mean[i] = (float) (sum / count);
      double variance = squares / count - (sum / count) * (sum / count);
      spread.deviation[i] = count > 1 ? (float) Math.sqrt(Math.max(LEAST_VARIANCE, variance)) : 1;
    }
    return spread;
  }

  /** A copy of the mean code, (D). */
  public float[] mean() {
    return mean.clone();
  }

  /** Root of the mean variance: how long a step is. */
  public double scale() {
    double sum = 0;
    for (float d : deviation) {
      sum += (double) d * d;
    }
    return Math.sqrt(sum / deviation.length);
  }

  /**
   * Adds the gradient of prior * mean(((z - mean) / deviation)^2) for one code.
   *
   * @param codes flat
   * @param offset of the code, and of its gradient
   */
  public void pull(double prior, float[] codes, float[] gradients, int offset) {
    float weight = (float) (2 * prior / mean.length);
    for (int i = 0; i < mean.length; i++) {
      float away = codes[offset + i] - mean[i];
      gradients[offset + i] += weight * away / (deviation[i] * deviation[i]);
    }
  }
}
