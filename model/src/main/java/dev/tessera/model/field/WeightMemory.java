package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * All weights of a field on the device, in the order of {@link WeightLayout}, each block multiplied
 * by a factor of its own: a frequency that need not be multiplied by at each sample then.
 */
public final class WeightMemory {
  private final WeightLayout layout;
  private final ToDoubleFunction<WeightLayout.Block> factor;
  private final HostArray memory;

  /**
   * Allocates it.
   *
   * @param scope it lives in
   * @param weights its first values
   * @param factor of each block
   */
  public WeightMemory(Scope scope, Weights weights, ToDoubleFunction<WeightLayout.Block> factor) {
    layout = WeightLayout.of(weights.spec());
    this.factor = factor;
    memory = scope.hostArray(new Shape(layout.length()));
    load(weights.toArray());
  }

  /** Replaces all of them; views stay valid. */
  public void load(float[] values) {
    FloatBuffer buffer = memory.buffer();
    for (WeightLayout.Block block : layout.blocks()) {
      float times = (float) factor.applyAsDouble(block);
      int end = block.offset() + block.length();
      for (int i = block.offset(); i < end; i++) {
        buffer.put(i, values[i] * times);
      }
    }
    memory.upload();
  }

  /** As above, by weights on the device that were multiplied by their factors already, (P). */
  public void loadMultiplied(NDArray values) {
    memory.array().set(new NDIndex(":"), values);
  }

  /** Where each block lies. */
  public WeightLayout layout() {
    return layout;
  }

  /** A block as it lies here. */
  public NDArray view(WeightLayout.Block block) {
    return block.view(memory.array());
  }

  /** The layer of the blocks NAME.weight and NAME.bias. */
  public Dense dense(String name) {
    return new Dense(view(layout.named(name + ".weight")), view(layout.named(name + ".bias")));
  }

  /** A sum of gradients, zero at first, in a scope. */
  public WeightGradient gradient(Scope scope) {
    return new WeightGradient(scope, layout, factor);
  }

  /** Gradients block by block, in a scope. */
  public WeightParts parts(Scope scope) {
    float[] factors = new float[layout.length()];
    for (WeightLayout.Block block : layout.blocks()) {
      float times = (float) factor.applyAsDouble(block);
      Arrays.fill(factors, block.offset(), block.offset() + block.length(), times);
    }
    return new WeightParts(layout, scope.upload(factors, factors.length));
  }
}
