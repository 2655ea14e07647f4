package dev.tessera.model.field;

/**
 * The formulas of the concatenated form in doubles and plain loops, one tile and one point at a
 * time: W_0 takes the point first, then the code.
 */
public final class ReferenceTwin {
  private final FieldSpec spec;
  private final double[] weights;
  private long multiplyAdds;

  /** The weights are read at each evaluation, so they may be changed in between. */
  public ReferenceTwin(FieldSpec spec, double[] weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** y, (C), of a code (D) at a local point (d). */
  public double[] at(double[] code, double... local) {
    double[] hidden = layer(spec.layers() - 1, code, local);
    int hiddenWeights = (spec.layers() - 1) * spec.width() * (spec.width() + 1);
    return affine(first() + hiddenWeights, spec.channels(), hidden);
  }

  /** Multiply-adds of all products so far. */
  public long multiplyAdds() {
    return multiplyAdds;
  }

  /** h of a sine layer, (H). */
  public double[] layer(int layer, double[] code, double... local) {
    int width = spec.width();
    double[] hidden = new double[width];
    int codeWeights = width * local.length;
    int biases = codeWeights + width * code.length;
    for (int j = 0; j < width; j++) {
      double phase = weights[biases + j];
      for (int a = 0; a < local.length; a++) {
        multiplyAdds++;
        phase += weights[j * local.length + a] * local[a];
      }
      for (int i = 0; i < code.length; i++) {
        multiplyAdds++;
        phase += weights[codeWeights + j * code.length + i] * code[i];
      }
      hidden[j] = Math.sin(spec.firstOmega() * phase);
    }
    for (int i = 1; i <= layer; i++) {
      double[] phase = affine(first() + (i - 1) * width * (width + 1), width, hidden);
      hidden = new double[width];
      for (int j = 0; j < width; j++) {
        hidden[j] = Math.sin(spec.hiddenOmega() * phase[j]);
      }
    }
    return hidden;
  }

  /** Numbers of the first layer. */
  private int first() {
    return spec.width() * (spec.dimensions() + spec.latent() + 1);
  }

  private double[] affine(int from, int rows, double[] input) {
    double[] result = new double[rows];
    for (int r = 0; r < rows; r++) {
      result[r] = weights[from + rows * input.length + r];
      for (int c = 0; c < input.length; c++) {
        multiplyAdds++;
        result[r] += weights[from + r * input.length + c] * input[c];
      }
    }
    return result;
  }
}
