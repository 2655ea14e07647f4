package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;

/** One network of sines for the whole signal, Sitzmann et al. 2020. */
public record SirenForm() implements LayeredForm {
  @Override
  public String name() {
    return "siren";
  }

  @Override
  public String summary() {
    return "sines of the point, one network for all (Sitzmann et al. 2020)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(4e-3, 1e-2, 30, 15);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(spec, new PointInput(), UnitFunction.SINE, CodeHeads.none());
  }

  @Override
  public String toString() {
    return name();
  }
}
