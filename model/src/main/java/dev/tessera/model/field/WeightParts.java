package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Gradients of weights that stay on the device, block by block, until they are joined: no sum to
 * clear and add to where one batch is a whole step.
 */
public final class WeightParts implements WeightSums {
  private final WeightLayout layout;
  private final NDArray factors;
  private final Map<WeightLayout.Block, NDArray> parts = new HashMap<>();

  WeightParts(WeightLayout layout, NDArray factors) {
    this.layout = layout;
    this.factors = factors;
  }

  /**
   * What each weight was multiplied by on the device, (P): so is the gradient, to be the heap's.
   */
  public NDArray factors() {
    return factors;
  }

  @Override
  public void add(WeightLayout.Block block, Supplier<NDArray> gradient) {
    NDArray values = gradient.get();
    NDArray before = parts.putIfAbsent(block, values);
    if (before == null) {
      values.attach(factors.getManager());
    } else {
      before.addi(values);
      values.close();
    }
  }

  /**
   * The gradient of all weights by what lies on the device, (P), and starts again at zero.
   *
   * @param owner whose the result is
   */
  public NDArray joined(NDManager owner) {
    NDList all = new NDList();
    for (WeightLayout.Block block : layout.blocks()) {
      NDArray part = Objects.requireNonNull(parts.get(block));
      part.attach(owner);
      all.add(part.reshape(-1));
    }
    parts.clear();
    return NDArrays.concat(all);
  }
}
