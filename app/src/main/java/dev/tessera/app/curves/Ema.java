package dev.tessera.app.curves;

/**
 * Exponential moving average with bias correction: m_n = w m_(n-1) + (1-w) v_n from m_0 = 0, shown
 * as m_n / (1 - w^n), so that a constant stays that constant from its first point on (Kingma and Ba
 * 2015, section 3).
 */
final class Ema {
  private final double weight;
  private double mean;
  private double share = 1;

  /** Starts with a weight of the past in [0,1). */
  Ema(double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException("weight must be in [0,1), found " + weight);
    }
    this.weight = weight;
  }

  /** Takes the next value; one that is not finite changes nothing and is returned. */
  double next(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    mean = weight * mean + (1 - weight) * value;
    share *= weight;
    return mean / (1 - share);
  }
}
