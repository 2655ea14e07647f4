package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.ReferenceTwin;

/** Activations of either network in doubles and plain loops. */
final class Hidden {
  private Hidden() {}

  /** h of a layer, (H), of a tile's code at a local point. */
  static double[] of(LearnedNetwork network, int layer, int tile, double... local) {
    float[] weights = network.fitted().weights().toArray();
    double[] values = new double[weights.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights[i];
    }
    double[] code = new double[network.spec().latent()];
    for (int i = 0; i < code.length; i++) {
      code[i] = network.codes().get(tile, i);
    }
    return network.spec().form().name().equals(FieldForms.CONCATENATED)
        ? new ReferenceTwin(network.spec(), values).layer(layer, code, local)
        : modulated(network.spec(), values, layer, code, local);
  }

  private static double[] modulated(
      FieldSpec spec, double[] weights, int layer, double[] code, double[] local) {
    double[] hidden = local;
    double[] gate = {};
    int next = 0;
    for (int i = 0; i <= layer; i++) {
      double omega = i == 0 ? spec.firstOmega() : spec.hiddenOmega();
      double[] phase = affine(weights, next, spec.width(), hidden);
      next += spec.width() * (hidden.length + 1);
      double[] input = new double[gate.length + code.length];
      System.arraycopy(gate, 0, input, 0, gate.length);
      System.arraycopy(code, 0, input, gate.length, code.length);
      gate = affine(weights, next, spec.width(), input);
      next += spec.width() * (input.length + 1);
      hidden = new double[spec.width()];
      for (int j = 0; j < hidden.length; j++) {
        gate[j] = Math.max(0, gate[j]);
        hidden[j] = gate[j] * Math.sin(omega * phase[j]);
      }
    }
    return hidden;
  }

  private static double[] affine(double[] weights, int first, int rows, double[] input) {
    double[] result = new double[rows];
    for (int r = 0; r < rows; r++) {
      result[r] = weights[first + rows * input.length + r];
      for (int c = 0; c < input.length; c++) {
        result[r] += weights[first + r * input.length + c] * input[c];
      }
    }
    return result;
  }
}
