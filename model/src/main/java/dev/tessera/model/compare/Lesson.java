package dev.tessera.model.compare;

/** What one evaluation against a target tells. */
final class Lesson {
  private final float[] values;
  private final float[] weights;
  private final float[] codes;

  /** Takes the arrays over. */
  Lesson(float[] values, float[] weights, float[] codes) {
    this.values = values;
    this.weights = weights;
    this.codes = codes;
  }

  /** y, (T,S,C). */
  float[] values() {
    return values;
  }

  /** dLoss/dweight, flat as the weights. */
  float[] weights() {
    return weights;
  }

  /** dLoss/dz, (T,D). */
  float[] codes() {
    return codes;
  }
}
