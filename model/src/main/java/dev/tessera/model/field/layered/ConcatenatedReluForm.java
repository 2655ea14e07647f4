package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import java.util.List;

/** A ReLU network of the point joined with the code, as DeepSDF, Park et al. 2019. */
public record ConcatenatedReluForm() implements LayeredForm {
  @Override
  public String name() {
    return "concatenated-relu";
  }

  @Override
  public String summary() {
    return "ReLU units of the point joined with the code (Park et al. 2019)";
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec,
        new PointInput(),
        UnitFunction.RECTIFIER,
        new CodeHeads(0, List.of(new Told(Told.Quantity.SHIFT, 0)), 0));
  }

  @Override
  public String toString() {
    return name();
  }
}
