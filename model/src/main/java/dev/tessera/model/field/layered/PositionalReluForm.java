package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;

/** One ReLU network of octaves of waves for the whole signal, Mildenhall et al. 2020. */
public record PositionalReluForm() implements LayeredForm {
  @Override
  public String name() {
    return "positional-relu";
  }

  @Override
  public String summary() {
    return "ReLU units of a positional encoding, one network for all (Mildenhall et al. 2020)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(1.2e-2, 1e-2, 30, 30);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(spec, new OctaveInput(), UnitFunction.RECTIFIER, CodeHeads.none());
  }

  @Override
  public String toString() {
    return name();
  }
}
