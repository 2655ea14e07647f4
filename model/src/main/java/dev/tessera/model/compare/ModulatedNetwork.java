package dev.tessera.model.compare;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;

/** The field of the paper. */
final class ModulatedNetwork implements CodedNetwork {
  private final Field field;
  private final WeightGradient sums;

  ModulatedNetwork(Scope scope, Weights weights) {
    field = Field.of(scope, weights);
    sums = field.gradient(scope);
  }

  @Override
  public void load(float[] weights) {
    field.load(weights);
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    return field.evaluate(codes, points);
  }

  @Override
  public NDArray activations(int layer, NDArray codes, NDArray points) {
    return field.activations(layer, codes, points);
  }

  @Override
  public Lesson learn(NDArray codes, NDArray points, NDArray target) {
    sums.clear();
    try (FieldTape tape = field.forward(codes, points)) {
      float[] values = tape.result().toFloatArray();
      NDArray gradient = tape.result().sub(target).muli(2.0 / values.length);
      float[] ofCodes = tape.backward(gradient, sums).toFloatArray();
      return new Lesson(values, sums.values(), ofCodes);
    }
  }
}
