package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;

/** A network on the device that turns codes and local points into values. */
public interface Field {
  /** The hyper-parameters. */
  FieldSpec spec();

  /**
   * Evaluates tiles at shared points.
   *
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates
   * @return (T,S,C)
   */
  NDArray evaluate(NDArray codes, NDArray points);

  /**
   * The network of the form that the weights belong to.
   *
   * @param scope it lives in
   */
  static Field of(Scope scope, Weights weights) {
    return weights.spec().experts() > 0
        ? new ExpertField(scope, weights)
        : new ModulatedField(scope, weights);
  }
}
