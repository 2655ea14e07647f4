package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Of fields with several sine layers: buffers freed early are reused while still in the cache. */
final class LayeredTape implements FieldTape {
  private final ModulatedField field;
  private final NDArray codes;
  private final NDArray points;
  private final NDArray[] gates;
  private final UnitLayer[] layers;
  private @Nullable NDArray result;

  LayeredTape(
      ModulatedField field,
      NDArray codes,
      NDArray points,
      NDArray[] gates,
      UnitLayer[] layers,
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
    sums.add(field.layout().outputWeight(), () -> Dense.gradient(flat, layers[last].result()));
    sums.add(field.layout().outputBias(), () -> flat.sum(new int[] {0}));
    NDArray upstream = flat.matMul(field.outputLayer().weight()); // (T*S,H)
    for (int i = last; i >= 0; i--) {
      UnitLayer.Gradients gradients = layers[i].backward(upstream);
      gateGradients[i] = Objects.requireNonNull(gradients.gate());
      NDArray input = i == 0 ? points : layers[i - 1].result();
      try (NDArray ofPhase = gradients.phase()) {
        sums.add(field.layout().layer(i, 0), () -> Dense.gradient(ofPhase, input));
        sums.add(field.layout().layer(i, 1), gradients.bias());
        if (i > 0) {
          upstream = ofPhase.matMul(field.synthesisLayer(i).weight()); // (T*S,H)
        }
      }
    }
    return field.modulation().backward(codes, gates, gateGradients, sums);
  }

  @Override
  public void close() {
    for (UnitLayer layer : layers) {
      layer.close();
    }
    for (NDArray gate : gates) {
      gate.close();
    }
    if (result != null) {
      result.close();
    }
  }
}
