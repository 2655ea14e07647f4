package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;
import dev.tessera.model.signal.Range;

/** A small ReLU network of a hashed grid of features for the whole signal, Mueller et al. 2022. */
public record HashGridForm() implements LayeredForm {
  @Override
  public String name() {
    return "hash-grid";
  }

  @Override
  public String summary() {
    return "ReLU units of a hashed grid of features, one network for all (Mueller et al. 2022)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(1.2e-2, 1e-2, 200, 30);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(spec, new HashGridInput(), UnitFunction.RECTIFIER, CodeHeads.none());
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("dimensions of a field with a hashed grid", spec.dimensions(), 2, 3);
    LayeredForm.super.require(spec);
  }

  @Override
  public String toString() {
    return name();
  }
}
