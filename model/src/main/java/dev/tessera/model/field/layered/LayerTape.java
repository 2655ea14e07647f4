package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.UnitLayer;
import dev.tessera.model.field.WeightSums;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One layer of a tape: what it hands on, and once the way back. */
final class LayerTape implements AutoCloseable {
  private final Layer layer;
  private final Place place;
  private final NDArray input;
  private final LayerPhase phase;
  private final Optional<UnitLayer> units;
  private final NDArray result;

  /**
   * Evaluates it.
   *
   * @param told by the codes of the tiles
   * @param input rows of what the layer below hands on; must stay until the way back
   */
  LayerTape(Layer layer, Map<Told.Quantity, NDArray> told, NDArray input, Place place) {
    this.layer = layer;
    this.place = place;
    this.input = input;
    phase = new LayerPhase(layer, told, input, place);
    NDArray gate = told.get(Told.Quantity.GATE);
    units = layer.units().map(maker -> units(maker, phase.result(), gate, place));
    NDArray own = units.map(UnitLayer::result).orElse(phase.result());
    result = layer.skips() ? sum(own, input, place) : own;
  }

  private static UnitLayer units(
      UnitLayer.Maker maker, NDArray phase, @Nullable NDArray gate, Place place) {
    return gate != null && place.shares(phase) ? maker.first(phase, gate) : maker.next(phase, gate);
  }

  /** Rows, of which the second may be those of one tile. */
  private static NDArray sum(NDArray rows, NDArray more, Place place) {
    try (NDArray seen = place.perTile(rows);
        NDArray added = place.perTile(more);
        NDArray sum = seen.add(added)) {
      return sum.reshape(-1, rows.getShape().get(1));
    }
  }

  /**
   * What a layer hands on, keeping nothing else.
   *
   * @param input as above; used up
   */
  static NDArray result(Layer layer, Map<Told.Quantity, NDArray> told, NDArray input, Place place) {
    try (input;
        LayerPhase phase = new LayerPhase(layer, told, input, place)) {
      if (layer.units().isEmpty()) {
        return phase.result();
      }
      NDArray own = units(layer.units().get(), phase.result(), told, place);
      if (!layer.skips()) {
        return own;
      }
      try (own) {
        return sum(own, input, place);
      }
    }
  }

  private static NDArray units(
      UnitLayer.Maker maker, NDArray phase, Map<Told.Quantity, NDArray> told, Place place) {
    NDArray gate = told.get(Told.Quantity.GATE);
    if (gate == null || !place.shares(phase)) {
      return maker.result(phase, gate);
    }
    try (NDArray values = maker.result(phase, null); // (S,H)
        NDArray seen = place.perTile(values);
        NDArray ofTiles = place.ofTiles(gate);
        NDArray product = seen.mul(ofTiles)) {
      return product.reshape(-1, values.getShape().get(1));
    }
  }

  /** Rows of h, or of y. */
  NDArray result() {
    return result;
  }

  /**
   * The chain rule.
   *
   * @param upstream the gradient by the result; used up
   * @param ofTold takes the gradients of what the code told
   * @param sums gradients of the weights are added to it
   * @param below whether the gradient by the input is wanted
   * @return that, as large as the input; or null
   */
  @Nullable NDArray backward(
      NDArray upstream, Map<Told.Quantity, NDArray> ofTold, WeightSums sums, boolean below) {
    if (units.isEmpty()) {
      return phase.backward(upstream, () -> upstream.sum(new int[] {0}), ofTold, sums, below);
    }
    NDArray skipped = layer.skips() ? ofInput(upstream) : null;
    UnitLayer.Gradients gradients = units.get().backward(upstream);
    NDArray ofGate = gradients.gate();
    if (ofGate != null) {
      ofTold.put(Told.Quantity.GATE, ofGate);
    }
    try (NDArray ofPhase = gradients.phase()) {
      NDArray ofInput = phase.backward(ofPhase, gradients.bias(), ofTold, sums, below);
      if (ofInput != null && skipped != null) {
        ofInput.addi(skipped);
        skipped.close();
      }
      return ofInput;
    }
  }

  /** A copy, summed over tiles that share the input. */
  private NDArray ofInput(NDArray upstream) {
    if (!place.shares(input) || place.shares(upstream)) {
      return upstream.duplicate();
    }
    try (NDArray seen = place.perTile(upstream)) {
      return seen.sum(new int[] {0});
    }
  }

  @Override
  public void close() {
    phase.close();
    units.ifPresent(UnitLayer::close);
    result.close();
  }
}
