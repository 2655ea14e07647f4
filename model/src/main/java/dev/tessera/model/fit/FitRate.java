package dev.tessera.model.fit;

/** Steps and samples per second, averaged over windows of half a second. */
final class FitRate {
  private static final double WINDOW = 0.5;

  private double since;
  private long stepsThen;
  private long samplesThen;
  private double stepsPerSecond;
  private double samplesPerSecond;

  void update(double seconds, long steps, long samples) {
    double elapsed = seconds - since;
    if (stepsPerSecond > 0 && elapsed < WINDOW) {
      return;
    }
    stepsPerSecond = (steps - stepsThen) / elapsed;
    samplesPerSecond = (samples - samplesThen) / elapsed;
    since = seconds;
    stepsThen = steps;
    samplesThen = samples;
  }

  double stepsPerSecond() {
    return stepsPerSecond;
  }

  double samplesPerSecond() {
    return samplesPerSecond;
  }
}
