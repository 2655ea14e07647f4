package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Dense;
import dev.tessera.model.field.WeightSums;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The phases of one layer, s (W h + b) + t, and the way back through them. */
final class LayerPhase implements AutoCloseable {
  private final Layer layer;
  private final Map<Told.Quantity, NDArray> told;
  private final NDArray input;
  private final Place place;

  /** W h + b, if a scale follows. */
  private final @Nullable NDArray linear;

  private final NDArray result;

  /**
   * Computes them.
   *
   * @param told by the codes of the tiles
   * @param input rows of h; must stay until the way back
   */
  LayerPhase(Layer layer, Map<Told.Quantity, NDArray> told, NDArray input, Place place) {
    this.layer = layer;
    this.told = told;
    this.input = input;
    this.place = place;
    NDArray rows = linear();
    NDArray scale = told.get(Told.Quantity.SCALE);
    linear = scale == null ? null : rows;
    NDArray scaled = scale == null ? rows : scaled(rows, scale);
    NDArray shift = told.get(Told.Quantity.SHIFT);
    result = shift == null ? scaled : shifted(scaled, shift);
  }

  private NDArray linear() {
    if (layer.own().isPresent()) {
      NDArray rows = layer.own().get().dense().apply(input);
      // The input may live longer than this call; what is computed from it must not.
      rows.attach(place.owner());
      return rows;
    }
    NDArray weights = Objects.requireNonNull(told.get(Told.Quantity.WEIGHTS)); // (T,out,in)
    try (NDArray seen = place.perTile(input);
        NDArray transposed = weights.transpose(0, 2, 1);
        NDArray product = seen.matMul(transposed)) { // (T,S,out)
      NDArray rows = product.reshape(-1, layer.outputs());
      rows.attach(place.owner());
      return rows;
    }
  }

  private NDArray scaled(NDArray rows, NDArray scale) {
    try (NDArray seen = place.perTile(rows);
        NDArray ofTiles = place.ofTiles(scale);
        NDArray product = seen.mul(ofTiles)) {
      return product.reshape(-1, layer.outputs());
    }
  }

  private NDArray shifted(NDArray rows, NDArray shift) {
    try (NDArray seen = place.perTile(rows);
        NDArray ofTiles = place.ofTiles(shift)) {
      if (!place.shares(rows)) {
        seen.addi(ofTiles);
        return rows;
      }
      try (rows;
          NDArray sum = seen.add(ofTiles)) {
        return sum.reshape(-1, layer.outputs());
      }
    }
  }

  /** Rows of phases; those of one tile if the code told nothing yet. */
  NDArray result() {
    return result;
  }

  /**
   * The chain rule.
   *
   * @param gradient by the phases; used up
   * @param bias computes the sum of it over all rows
   * @param ofTold takes the gradients of what the code told
   * @param sums gradients of the weights are added to it
   * @param below whether the gradient by the input is wanted
   * @return that, as large as the input; or null
   */
  @Nullable NDArray backward(
      NDArray gradient,
      Supplier<NDArray> bias,
      Map<Told.Quantity, NDArray> ofTold,
      WeightSums sums,
      boolean below) {
    if (place.shares(gradient)) {
      return throughOwn(gradient, bias, sums, below);
    }
    try (NDArray seen = place.perTile(gradient)) { // (T,S,out)
      if (told.containsKey(Told.Quantity.SHIFT)) {
        ofTold.put(Told.Quantity.SHIFT, seen.sum(new int[] {1}));
      }
      NDArray scale = told.get(Told.Quantity.SCALE);
      if (scale != null) {
        ofTold.put(Told.Quantity.SCALE, throughScale(seen, scale));
      }
      if (layer.own().isEmpty()) {
        ofTold.put(Told.Quantity.WEIGHTS, ofWeights(seen));
        return below ? throughTold(seen) : null;
      }
      Supplier<NDArray> ofBias = scale == null ? bias : () -> gradient.sum(new int[] {0});
      if (!place.shares(input)) {
        return throughOwn(gradient, ofBias, sums, below);
      }
      try (NDArray ofAll = seen.sum(new int[] {0})) { // (S,out)
        return throughOwn(ofAll, ofBias, sums, below);
      }
    }
  }

  /** The gradient by s; that by what it multiplies takes the place of what is given, (T,S,out). */
  private NDArray throughScale(NDArray seen, NDArray scale) {
    try (NDArray multiplied = place.perTile(Objects.requireNonNull(linear));
        NDArray product = seen.mul(multiplied);
        NDArray ofTiles = place.ofTiles(scale)) {
      seen.muli(ofTiles);
      return product.sum(new int[] {1});
    }
  }

  private @Nullable NDArray throughOwn(
      NDArray gradient, Supplier<NDArray> bias, WeightSums sums, boolean below) {
    Layer.Own own = layer.own().orElseThrow();
    sums.add(own.weight(), () -> Dense.gradient(gradient, input));
    sums.add(own.bias(), bias);
    return below ? gradient.matMul(own.dense().weight()) : null;
  }

  /** Of told weights, (T,out,in). */
  private NDArray ofWeights(NDArray seen) {
    try (NDArray transposed = seen.transpose(0, 2, 1);
        NDArray inputs = place.perTile(input)) {
      inputs.attach(place.owner());
      return transposed.matMul(inputs);
    }
  }

  private NDArray throughTold(NDArray seen) {
    NDArray weights = Objects.requireNonNull(told.get(Told.Quantity.WEIGHTS));
    try (NDArray ofInput = seen.matMul(weights)) { // (T,S,in)
      return place.shares(input)
          ? ofInput.sum(new int[] {0})
          : ofInput.reshape(-1, input.getShape().get(1));
    }
  }

  @Override
  public void close() {
    if (linear != null) {
      linear.close();
    }
  }
}
