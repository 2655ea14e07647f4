package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.tessera.model.field.ModulatedField.Dense;
import java.util.List;
import java.util.Objects;

/** The modulation network on the device: codes (T,D) to one gate (T,H) per sine layer. */
final class Modulation {
  private final WeightLayout layout;
  private final List<Dense> layers;

  Modulation(WeightLayout layout, List<Dense> layers) {
    this.layout = layout;
    this.layers = layers;
  }

  /** A_0, (H,D). */
  NDArray firstWeight() {
    return layers.get(0).weight();
  }

  /** The L modulations, (T,H) each, from codes (T,D). */
  NDArray[] gates(NDArray codes) {
    NDArray[] gates = new NDArray[layers.size()];
    for (int i = 0; i < gates.length; i++) {
      NDArray input = i == 0 ? codes : NDArrays.concat(new NDList(gates[i - 1], codes), 1);
      try (NDArray linear = ModulatedField.apply(input, layers.get(i))) {
        gates[i] = linear.getNDArrayInternal().relu();
      }
      if (i > 0) {
        input.close();
      }
    }
    return gates;
  }

  /**
   * The chain rule through all gates.
   *
   * @param codes (T,D)
   * @param gates as {@link #gates} gave them
   * @param gateGradients dLoss/dm_i, (T,H) each; overwritten
   * @param sums gradients of the weights are added to it
   * @return dLoss/dz, (T,D)
   */
  NDArray backward(NDArray codes, NDArray[] gates, NDArray[] gateGradients, WeightSums sums) {
    NDArray ofCodes = null; // (T,D)
    NDArray fromAbove = null;
    for (int i = gates.length - 1; i >= 0; i--) {
      NDArray gradient = gateGradients[i];
      if (fromAbove != null) {
        gradient.addi(fromAbove);
      }
      NDArray linear = gradient.muli(gates[i].sign()); // relu: the gate is 0 or positive
      NDArray input = i == 0 ? codes : NDArrays.concat(new NDList(gates[i - 1], codes), 1);
      sums.add(layout.layer(i, 2), () -> linear.transpose().matMul(input));
      sums.add(layout.layer(i, 3), () -> linear.sum(new int[] {0}));
      NDArray toInput = linear.matMul(layers.get(i).weight()); // (T,D) or (T,H+D)
      NDArray part = toInput;
      if (i > 0) {
        int width = layout.layer(i, 2).rows();
        fromAbove = toInput.get(new NDIndex().addAllDim().addSliceDim(0, width));
        part = toInput.get(new NDIndex().addAllDim().addSliceDim(width, toInput.getShape().get(1)));
      }
      ofCodes = ofCodes == null ? part : part.addi(ofCodes);
    }
    return Objects.requireNonNull(ofCodes);
  }
}
