package dev.tessera.model.compare;

import ai.djl.ndarray.NDArray;

/** A network on the device that turns codes and local points into values, and learns. */
interface CodedNetwork {
  /**
   * Replaces all weights.
   *
   * @param weights flat, in the network's own order
   */
  void load(float[] weights);

  /**
   * Evaluates tiles at shared points.
   *
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates
   * @return (T,S,C)
   */
  NDArray evaluate(NDArray codes, NDArray points);

  /**
   * What a sine layer hands on.
   *
   * @param layer 0 to L-1
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates
   * @return h_layer, (T,S,H)
   */
  NDArray activations(int layer, NDArray codes, NDArray points);

  /**
   * Values and gradients of the mean squared error.
   *
   * @param codes (T,D)
   * @param points (S,d) local coordinates
   * @param target (T,S,C)
   */
  Lesson learn(NDArray codes, NDArray points, NDArray target);
}
