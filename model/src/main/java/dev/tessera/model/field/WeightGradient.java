package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** A running sum of weight gradients on the device, in the order of {@link WeightLayout}. */
public final class WeightGradient implements WeightSums {
  private final WeightLayout layout;
  private final ToDoubleFunction<WeightLayout.Block> scale;
  private final HostArray sums;
  private final Map<WeightLayout.Block, NDArray> views = new HashMap<>();

  /**
   * Zero.
   *
   * @param scope the sums live in
   * @param layout of the weights
   * @param scale what a block was multiplied by on the device, a frequency for example
   */
  WeightGradient(Scope scope, WeightLayout layout, ToDoubleFunction<WeightLayout.Block> scale) {
    this.layout = layout;
    this.scale = scale;
    sums = scope.hostArray(new Shape(layout.length()));
    for (WeightLayout.Block block : layout.blocks()) {
      views.put(block, block.view(sums.array()));
    }
  }

  /** A copy of the sums so far, by the weights as the heap has them. */
  public float[] values() {
    float[] values = Scope.read(sums.array());
    for (WeightLayout.Block block : layout.blocks()) {
      float factor = (float) scale.applyAsDouble(block);
      int end = block.offset() + block.length();
      for (int i = block.offset(); i < end; i++) {
        values[i] *= factor;
      }
    }
    return values;
  }

  /** Starts again at zero. */
  public void clear() {
    for (int i = 0; i < layout.length(); i++) {
      sums.buffer().put(i, 0);
    }
    sums.upload();
  }

  @Override
  public void add(WeightLayout.Block block, Supplier<NDArray> gradient) {
    try (NDArray values = gradient.get()) {
      Objects.requireNonNull(views.get(block)).addi(values);
    }
  }
}
