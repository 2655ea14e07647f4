package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** Of fields with several sine layers: buffers freed early are reused while still in the cache. */
final class LayeredTape implements FieldTape {
  /** phase, and sine if it is kept: (S,H) for the first layer, (T*S,H) after it; result (T*S,H). */
  record SineLayer(NDArray phase, NDArray result, @Nullable NDArray sine) {}

  private final ModulatedField field;
  private final NDArray codes;
  private final NDArray points;
  private final NDArray[] gates;
  private final SineLayer[] layers;
  private @Nullable NDArray result;

  LayeredTape(
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

  @Override
  public NDArray result() {
    if (result == null) {
      throw new IllegalStateException("the result was taken");
    }
    return result;
  }

  @Override
  public NDArray takeResult() {
    NDArray taken = result();
    result = null;
    return taken;
  }

  @Override
  public NDArray backward(NDArray resultGradient, WeightSums sums) {
    long rows = codes.getShape().get(0) * points.getShape().get(0);
    int last = layers.length - 1;
    NDArray[] gateGradients = new NDArray[layers.length];

    NDArray flat = resultGradient.reshape(rows, field.spec().channels()); // (T*S,C)
    sums.add(field.layout().outputWeight(), () -> product(flat, layers[last].result()));
    sums.add(field.layout().outputBias(), () -> flat.sum(new int[] {0}));
    NDArray upstream = flat.matMul(field.outputLayer().weight()); // (T*S,H)
    for (int i = last; i > 0; i--) {
      gateGradients[i] = gateGradient(i, upstream);
      try (NDArray cosine = layers[i].phase().cos()) {
        layers[i].phase().close();
        upstream.muli(cosine);
      }
      gated(i, upstream); // now to the phase
      NDArray ofPhase = upstream;
      NDArray input = layers[i - 1].result();
      sums.add(field.layout().layer(i, 0), () -> product(ofPhase, input));
      sums.add(field.layout().layer(i, 1), () -> ofPhase.sum(new int[] {0}));
      NDArray next = upstream.matMul(field.synthesisLayer(i).weight()); // (T*S,H)
      upstream.close();
      upstream = next;
    }
    gateGradients[0] = gateGradient(0, upstream);
    firstLayer(upstream, sums);
    upstream.close();
    return field.modulation().backward(codes, gates, gateGradients, sums);
  }

  /**
   * Consumes the result of a layer. Since result = gate * sine, the sum over samples of gradient *
   * sine is that of gradient * result, divided by the gate: the sine need not be kept.
   *
   * @return (T,H)
   */
  private NDArray gateGradient(int i, NDArray upstream) {
    NDArray sine = layers[i].sine();
    if (sine != null) {
      try (NDArray factor = i == 0 ? sine : perTile(sine);
          NDArray seen = perTile(upstream);
          NDArray product = seen.mul(factor)) {
        return product.sum(new int[] {1});
      }
    }
    try (NDArray product = layers[i].result().muli(upstream);
        NDArray perTile = perTile(product);
        NDArray divisor = gates[i].maximum(field.smallestGate())) {
      return perTile.sum(new int[] {1}).divi(divisor);
    }
  }

  /** Multiplies (T*S,H) by the gates of a layer, in place. */
  private void gated(int i, NDArray values) {
    try (NDArray gate = gates[i].reshape(codes.getShape().get(0), 1, field.spec().width());
        NDArray perTile = perTile(values)) {
      perTile.muli(gate);
    }
  }

  /** (T*S,H) seen as (T,S,H). */
  private NDArray perTile(NDArray values) {
    return values.reshape(codes.getShape().get(0), -1, field.spec().width());
  }

  /** Gradients of W_0 and b_0; consumes the gradient of the first layer's result, (T*S,H). */
  private void firstLayer(NDArray upstream, WeightSums sums) {
    gated(0, upstream);
    try (NDArray perTile = perTile(upstream);
        NDArray cosine = layers[0].phase().cos();
        NDArray phaseGradient = perTile.sum(new int[] {0}).muli(cosine)) { // (S,H)
      sums.add(field.layout().layer(0, 0), () -> product(phaseGradient, points));
      sums.add(field.layout().layer(0, 1), () -> phaseGradient.sum(new int[] {0}));
    }
  }

  /** gradient^T input: (out,in). */
  static NDArray product(NDArray gradient, NDArray input) {
    try (NDArray transposed = gradient.transpose()) {
      return transposed.matMul(input);
    }
  }

  @Override
  public void close() {
    for (SineLayer layer : layers) {
      layer.phase().close();
      layer.result().close();
      if (layer.sine() != null) {
        layer.sine().close();
      }
    }
    for (NDArray gate : gates) {
      gate.close();
    }
    if (result != null) {
      result.close();
    }
  }
}
