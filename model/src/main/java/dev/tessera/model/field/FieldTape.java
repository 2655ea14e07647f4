package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation leaves behind for its gradient. Written by hand rather than recorded: the
 * engine's own recording costs a third of the speed, and buffers freed as early as here are reused
 * while they are still in the cache.
 */
public final class FieldTape implements AutoCloseable {
  /** sine and cosine (S,H) for the first layer, (T,S,H) after it; gate (T,1,H); result (T,S,H). */
  record SineLayer(NDArray sine, NDArray cosine, NDArray gate, NDArray result) {}

  private final ModulatedField field;
  private final NDArray codes;
  private final NDArray points;
  private final NDArray[] gates;
  private final SineLayer[] layers;
  private @Nullable NDArray result;

  FieldTape(
      ModulatedField field,
      NDArray codes,
      NDArray points,
      NDArray[] gates,
      SineLayer[] layers,
      NDArray result) {
    this.field = field;
    this.codes = codes;
    this.points = points;
    this.gates = gates;
    this.layers = layers;
    this.result = result;
  }

  /** y, (T,S,C); the tape keeps owning it. */
  public NDArray result() {
    if (result == null) {
      throw new IllegalStateException("the result was taken");
    }
    return result;
  }

  NDArray takeResult() {
    NDArray taken = result();
    result = null;
    return taken;
  }

  /**
   * The gradient of a loss by the chain rule, consuming the tape.
   *
   * @param resultGradient dLoss/dy, (T,S,C)
   * @param sums gradients are added to it
   * @return dLoss/dz, (T,D)
   */
  public NDArray backward(NDArray resultGradient, WeightGradient sums) {
    long tiles = codes.getShape().get(0);
    long width = field.spec().width();
    long rows = tiles * points.getShape().get(0);
    int last = layers.length - 1;
    NDArray[] gateGradients = new NDArray[layers.length];

    NDArray flat = resultGradient.reshape(rows, field.spec().channels()); // (T*S,C)
    sums.add(field.layout().outputWeight(), product(flat, layers[last].result(), rows, width));
    sums.add(field.layout().outputBias(), flat.sum(new int[] {0}));
    NDArray upstream = flat.matMul(field.outputLayer().weight()); // (T*S,H)
    for (int i = last; i > 0; i--) {
      SineLayer layer = layers[i];
      layer.result().close();
      NDArray local = upstream.reshape(tiles, -1, width); // (T,S,H)
      try (NDArray toGate = layer.sine().muli(local)) {
        gateGradients[i] = toGate.sum(new int[] {1}); // (T,H)
      }
      NDArray phaseGradient = local.muli(layer.cosine()).muli(layer.gate()).reshape(rows, width);
      layer.cosine().close();
      sums.add(
          field.layout().layer(i, 0), product(phaseGradient, layers[i - 1].result(), rows, width));
      sums.add(field.layout().layer(i, 1), phaseGradient.sum(new int[] {0}));
      NDArray next = phaseGradient.matMul(field.synthesisLayer(i).weight()); // (T*S,H)
      upstream.close();
      upstream = next;
    }
    gateGradients[0] = firstLayer(upstream.reshape(tiles, -1, width), sums);
    upstream.close();
    return modulationBackward(gateGradients, sums);
  }

  /** Gradients of W_0 and b_0; returns that of the first gate, (T,H). */
  private NDArray firstLayer(NDArray local, WeightGradient sums) {
    SineLayer layer = layers[0];
    NDArray gateGradient;
    try (NDArray toGate = local.mul(layer.sine())) {
      gateGradient = toGate.sum(new int[] {1});
    }
    NDArray gated = local.muli(layer.gate());
    NDArray phaseGradient = gated.sum(new int[] {0}).muli(layer.cosine()); // (S,H)
    sums.add(field.layout().layer(0, 0), phaseGradient.transpose().matMul(points));
    sums.add(field.layout().layer(0, 1), phaseGradient.sum(new int[] {0}));
    return gateGradient;
  }

  private NDArray modulationBackward(NDArray[] gateGradients, WeightGradient sums) {
    int width = field.spec().width();
    NDArray codeGradient = codes.zerosLike(); // (T,D)
    NDArray fromAbove = null;
    for (int i = layers.length - 1; i >= 0; i--) {
      NDArray gradient = gateGradients[i];
      if (fromAbove != null) {
        gradient.addi(fromAbove);
      }
      NDArray linear = gradient.muli(gates[i].sign()); // relu: the gate is 0 or positive
      NDArray input = i == 0 ? codes : NDArrays.concat(new NDList(gates[i - 1], codes), 1);
      sums.add(field.layout().layer(i, 2), linear.transpose().matMul(input));
      sums.add(field.layout().layer(i, 3), linear.sum(new int[] {0}));
      NDArray toInput = linear.matMul(field.modulationLayer(i).weight()); // (T,D) or (T,H+D)
      if (i == 0) {
        codeGradient.addi(toInput);
      } else {
        fromAbove = toInput.get(new NDIndex(":, :{}", width));
        codeGradient.addi(toInput.get(new NDIndex(":, {}:", width)));
      }
    }
    return codeGradient;
  }

  /** gradient^T input summed over all samples: (out,in). */
  private static NDArray product(NDArray gradient, NDArray input, long rows, long width) {
    return gradient.transpose().matMul(input.reshape(rows, width));
  }

  @Override
  public void close() {
    for (SineLayer layer : layers) {
      layer.sine().close();
      layer.cosine().close();
      layer.gate().close();
      layer.result().close();
    }
    for (NDArray gate : gates) {
      gate.close();
    }
    if (result != null) {
      result.close();
    }
  }
}
