package dev.tessera.model.archive.project;

import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.fit.FitCurve;

/** A curve as numbers (N,3): step, seconds, value. */
final class CurveTensor {
  private static final int PARTS = 3;

  private CurveTensor() {}

  static Tensor of(FitCurve curve) {
    float[] values = new float[PARTS * curve.length()];
    for (int i = 0; i < curve.length(); i++) {
      values[PARTS * i] = curve.step(i);
      values[PARTS * i + 1] = (float) curve.seconds(i);
      values[PARTS * i + 2] = (float) curve.value(i);
    }
    return Tensor.of(Precision.F32, values, curve.length(), PARTS);
  }

  /** The curve of flat numbers. */
  static FitCurve curve(float[] values) {
    int points = values.length / PARTS;
    long[] steps = new long[points];
    double[] seconds = new double[points];
    double[] reached = new double[points];
    for (int i = 0; i < points; i++) {
      steps[i] = (long) values[PARTS * i];
      seconds[i] = values[PARTS * i + 1];
      reached[i] = values[PARTS * i + 2];
    }
    return FitCurve.of(steps, seconds, reached);
  }
}
