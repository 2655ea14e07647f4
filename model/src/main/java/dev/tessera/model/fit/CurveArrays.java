package dev.tessera.model.fit;

import java.util.Map;

/** A curve among the arrays of a {@link TrainState}, (points,3). */
final class CurveArrays {
  private CurveArrays() {}

  static void put(Map<String, float[]> arrays, FitCurve curve) {
    float[] values = new float[3 * curve.length()];
    for (int i = 0; i < curve.length(); i++) {
      values[3 * i] = curve.step(i);
      values[3 * i + 1] = (float) curve.seconds(i);
      values[3 * i + 2] = (float) curve.psnr(i);
    }
    arrays.put("curve", values);
  }

  static FitCurve get(TrainState state) {
    float[] values = state.arrays().getOrDefault("curve", new float[0]);
    int points = values.length / 3;
    long[] steps = new long[points];
    double[] seconds = new double[points];
    double[] psnr = new double[points];
    for (int i = 0; i < points; i++) {
      steps[i] = (long) values[3 * i];
      seconds[i] = values[3 * i + 1];
      psnr[i] = values[3 * i + 2];
    }
    return FitCurve.of(steps, seconds, psnr);
  }
}
