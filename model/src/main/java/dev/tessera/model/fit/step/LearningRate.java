package dev.tessera.model.fit.step;

/** How learning rates fall over a run. */
public final class LearningRate {
  private static final double FLOOR = 0.02;

  private LearningRate() {}

  /** Half a cosine from 1 to 0.02 as progress goes from 0 to 1. */
  public static double decay(double progress) {
    double p = Math.max(0, Math.min(1, progress));
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * p));
  }
}
