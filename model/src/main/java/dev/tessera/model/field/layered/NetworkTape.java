package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightSums;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an evaluation of a layered network leaves behind for its gradient. */
final class NetworkTape implements FieldTape {
  private final InputMap.OnDevice input;
  private final List<Layer> layers;
  private final CodeTape code;
  private final NDArray points;
  private final Place place;
  private final NDArray features;
  private final List<LayerTape> tapes = new ArrayList<>();
  private @Nullable NDArray result;

  /** Evaluates all layers. */
  NetworkTape(
      InputMap.OnDevice input, List<Layer> layers, CodeTape code, NDArray points, Place place) {
    this.input = input;
    this.layers = layers;
    this.code = code;
    this.points = points;
    this.place = place;
    features = input.at(points, place.owner());
    NDArray rows = features;
    for (Layer layer : layers) {
      LayerTape tape =
          new LayerTape(layer, LayeredField.ofLayer(code.values(), layer), rows, place);
      tapes.add(tape);
      rows = tape.result();
    }
    result = values(rows, place);
  }

  /** Rows as (T,S,n): those of one tile are repeated for all. */
  static NDArray values(NDArray rows, Place place) {
    NDArray seen = place.perTile(rows);
    if (!place.shares(rows)) {
      return seen;
    }
    try (seen) {
      return seen.repeat(0, place.tiles());
    }
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
    Map<Told, NDArray> ofTold = new HashMap<>();
    NDArray upstream = ofRows(resultGradient);
    boolean learns = input.learns() && sums != WeightSums.FROZEN;
    for (int i = layers.size() - 1; i > 0; i--) {
      upstream = Objects.requireNonNull(backward(i, upstream, ofTold, sums, true));
    }
    NDArray ofFeatures = backward(0, upstream, ofTold, sums, learns);
    input.backward(points, ofFeatures, sums);
    return code.backward(ofTold, sums);
  }

  private NDArray ofRows(NDArray gradient) {
    LayerTape last = tapes.get(tapes.size() - 1);
    if (place.shares(last.result())) {
      return gradient.sum(new int[] {0});
    }
    return gradient.reshape(last.result().getShape());
  }

  private @Nullable NDArray backward(
      int i, NDArray upstream, Map<Told, NDArray> ofTold, WeightSums sums, boolean below) {
    Map<Told.Quantity, NDArray> own = new EnumMap<>(Told.Quantity.class);
    NDArray lower = tapes.get(i).backward(upstream, own, sums, below);
    upstream.close();
    own.forEach((quantity, gradient) -> ofTold.put(new Told(quantity, i), gradient));
    return lower;
  }

  @Override
  public void close() {
    tapes.forEach(LayerTape::close);
    features.close();
    code.close();
    if (result != null) {
      result.close();
    }
  }
}
