package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.WeightSums;
import java.util.Map;

/** What codes tell the layers, and the way back. */
interface CodeTape extends AutoCloseable {
  /** Of all tiles; lives in the scope of the codes. */
  Map<Told, NDArray> values();

  /**
   * The chain rule.
   *
   * @param gradients by each value, as large as it; used up
   * @param sums gradients of the weights are added to it
   * @return dLoss/dz, (T,D)
   */
  NDArray backward(Map<Told, NDArray> gradients, WeightSums sums);

  @Override
  void close();
}
