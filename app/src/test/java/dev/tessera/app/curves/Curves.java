package dev.tessera.app.curves;

import dev.tessera.model.fit.FitCurve;

/** Curves for tests. */
final class Curves {
  private Curves() {}

  /** Point i is step 10 i, second i / 2, with the PSNR given. */
  static FitCurve of(double... psnr) {
    long[] steps = new long[psnr.length];
    double[] seconds = new double[psnr.length];
    for (int i = 0; i < psnr.length; i++) {
      steps[i] = 10L * i;
      seconds[i] = i / 2.0;
    }
    return FitCurve.of(steps, seconds, psnr);
  }
}
