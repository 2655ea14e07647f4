package dev.tessera.model.compare;

import dev.tessera.model.field.FieldSpec;

/** The formulas of the concatenated field in doubles, one tile and one point at a time. */
final class ReferenceTwin {
  private final FieldSpec spec;
  private final double[] weights;
  private int next;

  /** The weights are read at each evaluation, so they may be changed in between. */
  ReferenceTwin(FieldSpec spec, double[] weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** y, (C), of a code (D) at a local point (d). */
  double[] at(double[] code, double... local) {
    double[] hidden = layer(spec.layers() - 1, code, local);
    return affine(spec.channels(), hidden);
  }

  /** h of a sine layer, (H). */
  double[] layer(int layer, double[] code, double... local) {
    double[] input = new double[local.length + code.length];
    System.arraycopy(local, 0, input, 0, local.length);
    System.arraycopy(code, 0, input, local.length, code.length);
    next = 0;
    for (int i = 0; i <= layer; i++) {
      double omega = i == 0 ? spec.firstOmega() : spec.hiddenOmega();
      double[] linear = affine(spec.width(), input);
      input = new double[spec.width()];
      for (int j = 0; j < input.length; j++) {
        input[j] = Math.sin(omega * linear[j]);
      }
    }
    return input;
  }

  private double[] affine(int rows, double[] input) {
    double[] result = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (double value : input) {
        result[r] += weights[next++] * value;
      }
    }
    for (int r = 0; r < rows; r++) {
      result[r] += weights[next++];
    }
    return result;
  }
}
