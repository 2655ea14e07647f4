package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;
import dev.tessera.model.signal.Range;

/**
 * The paper's form with two deviations of its authors' code: the first layer has no gate, and each
 * later one adds what it got, h_i = m_i sin(w (W_i h_{i-1} + b_i)) + h_{i-1}.
 */
public record ModulatedSkipForm() implements LayeredForm {
  @Override
  public String name() {
    return "modulated-skip";
  }

  @Override
  public String summary() {
    return "sines that the code modulates, as the authors' code has them (Mehta et al. 2021)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(4e-3, 3e-2, 12, 6);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec, new PointInput(), UnitFunction.SINE, new GateChain(spec.layers(), 1), true);
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("layers of a field with skips", spec.layers(), 2, 8);
    LayeredForm.super.require(spec);
  }

  @Override
  public String toString() {
    return name();
  }
}
