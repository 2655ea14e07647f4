package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightMemory;

/** The point itself. */
record PointInput() implements InputMap {
  @Override
  public int features(FieldSpec spec) {
    return spec.dimensions();
  }

  @Override
  public OnDevice open(Scope scope, WeightMemory memory, FieldSpec spec) {
    return (points, owner) -> {
      NDArray same = points.reshape(points.getShape());
      same.attach(owner);
      return same;
    };
  }
}
