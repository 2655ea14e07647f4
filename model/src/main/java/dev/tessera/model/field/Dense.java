package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/**
 * One dense layer on the device.
 *
 * @param weight (out,in)
 * @param bias (out)
 */
public record Dense(NDArray weight, NDArray bias) {
  /** W x + b, (N,out), of (N,in), in the scope of x. */
  public NDArray apply(NDArray input) {
    return Linear.linear(input, weight, bias).singletonOrThrow();
  }

  /**
   * The gradient by W, (out,in), in the scope of the first.
   *
   * @param gradient by W x + b, (N,out)
   * @param input x, (N,in)
   */
  public static NDArray gradient(NDArray gradient, NDArray input) {
    try (NDArray transposed = gradient.transpose()) {
      return transposed.matMul(input);
    }
  }
}
