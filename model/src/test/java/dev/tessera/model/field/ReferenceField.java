package dev.tessera.model.field;

/**
 * The formulas of Mehta et al. 2021 once more, in doubles and plain loops, one tile and one point
 * at a time. Walks through the flat weights by itself, in the order that {@link WeightLayout}
 * documents.
 */
public final class ReferenceField {
  private final FieldSpec spec;
  private final double[] weights;
  private long multiplyAdds;

  /** The weights are read at each evaluation, so they may be changed in between. */
  public ReferenceField(FieldSpec spec, double[] weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** Of weights as they are stored. */
  public static ReferenceField of(Weights weights) {
    return new ReferenceField(weights.spec(), doubles(weights.toArray()));
  }

  /**
   * One value of the field.
   *
   * @param code (D)
   * @param local (d)
   * @return (C)
   */
  public double[] at(double[] code, double... local) {
    double[] hidden = local;
    double[] gate = {};
    int next = 0;
    for (int i = 0; i < spec.layers(); i++) {
      double omega = i == 0 ? spec.firstOmega() : spec.hiddenOmega();
      double[] phase = affine(next, spec.width(), hidden);
      next += spec.width() * (hidden.length + 1);
      double[] modulated = i == 0 ? code : joined(gate, code);
      gate = affine(next, spec.width(), modulated);
      next += spec.width() * (modulated.length + 1);
      hidden = new double[spec.width()];
      for (int j = 0; j < hidden.length; j++) {
        gate[j] = Math.max(0, gate[j]);
        hidden[j] = gate[j] * Math.sin(omega * phase[j]);
      }
    }
    return affine(next, spec.channels(), hidden);
  }

  /** Multiply-adds of all products so far. */
  public long multiplyAdds() {
    return multiplyAdds;
  }

  /** Row-major (rows, fan-in) from {@code first} on, then (rows) biases. */
  private double[] affine(int first, int rows, double[] input) {
    double[] result = new double[rows];
    for (int r = 0; r < rows; r++) {
      result[r] = weights[first + rows * input.length + r];
      for (int c = 0; c < input.length; c++) {
        multiplyAdds++;
        result[r] += weights[first + r * input.length + c] * input[c];
      }
    }
    return result;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The same numbers. */
  public static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }
}
