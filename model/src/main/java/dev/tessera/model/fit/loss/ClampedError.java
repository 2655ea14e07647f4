package dev.tessera.model.fit.loss;

/**
 * L1 of distances clamped to [-1,1], in units of the clamp: |clamp(y) - clamp(d)|, as in Mehta et
 * al. 2021 and Park et al. 2019. Its sum is that of the errors.
 *
 * <p>Where y is beyond the clamp on the wrong side, it is pulled back as if it were not clamped:
 * the derivative of the formula, 0 there, would leave it.
 */
public final class ClampedError implements Loss {
  @Override
  public double slopes(float[] values, float[] targets, long count) {
    float share = 1f / count;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      float error = clamped(values[i]) - clamped(targets[i]);
      sum += Math.abs(error);
      values[i] = share * Math.signum(error);
    }
    return sum;
  }

  private static float clamped(float value) {
    return Math.max(-1, Math.min(1, value));
  }
}
