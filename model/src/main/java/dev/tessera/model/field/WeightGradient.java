package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A running sum of weight gradients on the device, in the order of {@link WeightLayout}. */
public final class WeightGradient implements WeightSums {
  private final ModulatedField field;
  private final HostArray sums;
  private final Map<WeightLayout.Block, NDArray> views = new HashMap<>();

  /**
   * Zero.
   *
   * @param scope the sums live in
   * @param field whose weights are meant
   */
  public WeightGradient(Scope scope, ModulatedField field) {
    this.field = field;
    sums = scope.hostArray(new Shape(field.layout().length()));
    for (WeightLayout.Block block : field.layout().blocks()) {
      views.put(block, block.view(sums.array()));
    }
  }

  /** A copy of the sums so far; the frequencies are accounted for. */
  public float[] values() {
    float[] values = sums.array().toFloatArray();
    for (WeightLayout.Block block : field.layout().blocks()) {
      float omega = field.omega(block);
      int end = block.offset() + block.length();
      for (int i = block.offset(); i < end; i++) {
        values[i] *= omega;
      }
    }
    return values;
  }

  /** Starts again at zero. */
  public void clear() {
    for (int i = 0; i < field.layout().length(); i++) {
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
