package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** The modulation network on the device: codes (T,D) to one gate (T,H) per sine layer. */
public final class Modulation {
  private final WeightLayout layout;
  private final List<Dense> layers = new ArrayList<>();

  /**
   * In the blocks "modulation.0" and so on.
   *
   * @param memory of all weights of the field
   * @param layers L
   */
  public Modulation(WeightMemory memory, int layers) {
    layout = memory.layout();
    for (int i = 0; i < layers; i++) {
      this.layers.add(memory.dense(name(i)));
    }
  }

  private static String name(int layer) {
    return "modulation." + layer;
  }

  /**
   * Adds the blocks of the network to a layout.
   *
   * @param i layer
   * @param width H
   * @param latent D
   */
  public static void add(WeightLayout.Builder blocks, int i, int width, int latent) {
    blocks.add(name(i) + ".weight", width, (i == 0 ? 0 : width) + latent);
    blocks.add(name(i) + ".bias", width, 1);
  }

  /** Draws a layer as He et al. 2015 do: normal of variance 2/fan-in, biases 0. */
  public static void start(float[] values, WeightLayout layout, int i, SplittableRandom random) {
    WeightLayout.Block weight = layout.named(name(i) + ".weight");
    weight.normal(values, Math.sqrt(2.0 / weight.columns()), random);
  }

  /** A_0, (H,D). */
  NDArray firstWeight() {
    return layers.get(0).weight();
  }

  /** The L modulations, (T,H) each, from codes (T,D). */
  public NDArray[] gates(NDArray codes) {
    NDArray[] gates = new NDArray[layers.size()];
    for (int i = 0; i < gates.length; i++) {
      NDArray input = i == 0 ? codes : NDArrays.concat(new NDList(gates[i - 1], codes), 1);
      try (NDArray linear = layers.get(i).apply(input)) {
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
  public NDArray backward(
      NDArray codes, NDArray[] gates, NDArray[] gateGradients, WeightSums sums) {
    NDArray ofCodes = null; // (T,D)
    NDArray fromAbove = null;
    for (int i = gates.length - 1; i >= 0; i--) {
      NDArray gradient = gateGradients[i];
      if (fromAbove != null) {
        gradient.addi(fromAbove);
      }
      NDArray linear = gradient.muli(gates[i].sign()); // relu: the gate is 0 or positive
      NDArray input = i == 0 ? codes : NDArrays.concat(new NDList(gates[i - 1], codes), 1);
      sums.add(layout.named(name(i) + ".weight"), () -> Dense.gradient(linear, input));
      sums.add(layout.named(name(i) + ".bias"), () -> linear.sum(new int[] {0}));
      NDArray toInput = linear.matMul(layers.get(i).weight()); // (T,D) or (T,H+D)
      NDArray part = toInput;
      if (i > 0) {
        long width = linear.getShape().get(1);
        fromAbove = toInput.get(new NDIndex().addAllDim().addSliceDim(0, width));
        part = toInput.get(new NDIndex().addAllDim().addSliceDim(width, toInput.getShape().get(1)));
      }
      ofCodes = ofCodes == null ? part : part.addi(ofCodes);
    }
    return Objects.requireNonNull(ofCodes);
  }
}
