package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;

/** One ReLU network of random Fourier features for the whole signal, Tancik et al. 2020. */
public record FourierReluForm() implements LayeredForm {
  @Override
  public String name() {
    return "fourier-relu";
  }

  @Override
  public String summary() {
    return "ReLU units of Fourier features, one network for all (Tancik et al. 2020)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(1.2e-2, 1e-2, 15, 30);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(spec, new FourierInput(), UnitFunction.RECTIFIER, CodeHeads.none());
  }

  @Override
  public String toString() {
    return name();
  }
}
