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
   * Prepares codes for points that lie in one tile each.
   *
   * @param codes (T,D); what is prepared lives in their scope
   */
  PointValues prepare(NDArray codes);

  /**
   * The field to first order near some codes; of fields that {@link #linearises} only.
   *
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates, in the same scope
   */
  Linearisation linearise(NDArray codes, NDArray points);

  /** Whether a field is a matrix product of modulations and a shared basis: one layer. */
  static boolean linearises(FieldSpec spec) {
    return spec.layers() == 1;
  }

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
