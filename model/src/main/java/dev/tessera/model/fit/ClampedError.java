package dev.tessera.model.fit;

/**
 * L1 of distances clamped to +-clamp, over values that a field gives divided by clamp: |clamp(y) -
 * clamp(d / clamp)|.
 *
 * <p>Where y is beyond the clamp on the wrong side, it is pulled back as if it were not clamped:
 * the derivative of the formula, 0 there, would leave it.
 */
final class ClampedError {
  private final float clamp;

  ClampedError(double clamp) {
    this.clamp = (float) clamp;
  }

  /**
   * Sum of the errors of some points and its gradient.
   *
   * @param values y of each point from {@code first} on; overwritten by weight * sign(error)
   * @param first where they begin
   * @param distances d of each point
   * @param weight of each point in the gradient
   * @return sum of |error|, in units of the clamp
   */
  double apply(float[] values, int first, float[] distances, float weight) {
    double sum = 0;
    for (int p = 0; p < distances.length; p++) {
      float error = clamped(values[first + p]) - clamped(distances[p] / clamp);
      sum += Math.abs(error);
      values[first + p] = weight * Math.signum(error);
    }
    return sum;
  }

  private static float clamped(float value) {
    return Math.max(-1, Math.min(1, value));
  }
}
