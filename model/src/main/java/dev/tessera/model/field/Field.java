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
   * The field to first order near some codes; of fields whose form {@link FieldForm#linearises}.
   *
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates, in the same scope
   */
  default Linearisation linearise(NDArray codes, NDArray points) {
    throw new IllegalArgumentException("there is no first order of " + spec());
  }

  /**
   * What finds codes that are better than an encoder's, in one pass and dearer; of fields whose
   * form has {@link FieldForm#searchFloats}.
   *
   * @param points (S,d) local coordinates of all samples of a tile
   * @return lives as long as the field
   */
  default TileEncoder search(NDArray points) {
    throw new IllegalArgumentException("codes are not searched for in " + spec());
  }

  /**
   * Evaluates tiles at shared points and keeps what the gradient needs; of forms that {@link
   * FieldForm#trains}.
   *
   * @param codes (T,D); the tape lives in its scope
   * @param points (S,d) local coordinates
   * @throws IllegalArgumentException if the form does not train
   */
  default FieldTape forward(NDArray codes, NDArray points) {
    throw spec().staysAsItIs();
  }

  /**
   * Replaces all weights; of forms that train.
   *
   * @param values in the order of {@link WeightLayout}
   * @throws IllegalArgumentException if the form does not train
   */
  default void load(float[] values) {
    throw spec().staysAsItIs();
  }

  /**
   * Replaces all weights by numbers on the device; of forms that train.
   *
   * @param values (P), times the factors of {@link #parts}
   * @throws IllegalArgumentException if the form does not train
   */
  default void loadMultiplied(NDArray values) {
    throw spec().staysAsItIs();
  }

  /**
   * Gradients of the weights that stay on the device; of forms that train.
   *
   * @param scope they live in
   * @throws IllegalArgumentException if the form does not train
   */
  default WeightParts parts(Scope scope) {
    throw spec().staysAsItIs();
  }

  /**
   * A sum of gradients of the weights, zero at first; of forms that train.
   *
   * @param scope it lives in
   * @throws IllegalArgumentException if the form does not train
   */
  default WeightGradient gradient(Scope scope) {
    throw spec().staysAsItIs();
  }

  /**
   * What a layer hands on; of forms that have layers of units.
   *
   * @param layer 0 to L-1
   * @param codes (T,D); results live in its scope
   * @param points (S,d) local coordinates
   * @return h_layer, (T,S,H)
   */
  default NDArray activations(int layer, NDArray codes, NDArray points) {
    throw new IllegalArgumentException("there are no layers of units in " + spec());
  }

  /**
   * The networks of the form that the weights belong to.
   *
   * @param scope they live in
   */
  static Field of(Scope scope, Weights weights) {
    return weights.spec().form().open(scope, weights);
  }
}
