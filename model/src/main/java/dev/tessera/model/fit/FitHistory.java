package dev.tessera.model.fit;

import java.util.Arrays;

/** The append-only series behind {@link FitCurve}: published cells are never written again. */
final class FitHistory {
  private long[] steps = new long[64];
  private double[] seconds = new double[64];
  private double[] psnr = new double[64];
  private int length;

  /** Starts with the points of an earlier run. */
  FitHistory(FitCurve previous) {
    for (int i = 0; i < previous.length(); i++) {
      add(previous.step(i), previous.seconds(i), previous.psnr(i));
    }
  }

  void add(long step, double time, double decibel) {
    if (length == steps.length) {
      steps = Arrays.copyOf(steps, 2 * length);
      seconds = Arrays.copyOf(seconds, 2 * length);
      psnr = Arrays.copyOf(psnr, 2 * length);
    }
    steps[length] = step;
    seconds[length] = time;
    psnr[length] = decibel;
    length++;
  }

  FitCurve curve() {
    return new FitCurve(steps, seconds, psnr, length);
  }
}
