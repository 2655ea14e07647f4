package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;

/**
 * One ReLU network for the whole signal, which sees the bare point, as Tancik et al. 2020 and
 * Sitzmann et al. 2020 have it to compare with: it finds edges late.
 */
public record ReluForm() implements LayeredForm {
  @Override
  public String name() {
    return "relu";
  }

  @Override
  public String summary() {
    return "ReLU units of the point, one network for all (the baseline of Tancik et al. 2020)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(1.2e-2, 1e-2, 30, 30);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(spec, new PointInput(), UnitFunction.RECTIFIER, CodeHeads.none());
  }

  @Override
  public String toString() {
    return name();
  }
}
