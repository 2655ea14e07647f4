package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;

/** Where gradients of weights go. */
public interface WeightSums {
  /** Weights that stay as they are: their gradients are not even computed. */
  WeightSums FROZEN = (block, gradient) -> {};

  /**
   * Adds the gradient of a block.
   *
   * @param gradient computes it, as it lies on the device; closed after use
   */
  void add(WeightLayout.Block block, Supplier<NDArray> gradient);
}
