package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;
import java.util.List;

/**
 * A ReLU network of Fourier features (Tancik et al. 2020) joined with the code, a baseline of Mehta
 * et al. 2021.
 */
public record ConcatenatedFourierForm() implements LayeredForm {
  @Override
  public String name() {
    return "concatenated-fourier";
  }

  @Override
  public String summary() {
    return "ReLU units of Fourier features joined with the code (Tancik et al. 2020, with [z,x])";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(1.2e-2, 3e-2, 3, 6);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec,
        new FourierInput(),
        UnitFunction.RECTIFIER,
        new CodeHeads(0, List.of(new Told(Told.Quantity.SHIFT, 0)), 0));
  }

  @Override
  public String toString() {
    return name();
  }
}
