package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;

/**
 * Sines whose phases the code shifts in every layer, linearly, as in COIN++ (Dupont et al. 2022b)
 * and Functa (Dupont et al. 2022a). Codes there begin at 0 and are found by meta-learning; here
 * they are learned as those of all other forms.
 */
public record ShiftForm() implements LayeredForm {
  /** How far codes ~ N(0,1) spread the phases of each layer at the start, radians. */
  private static final double PHASE_SPREAD = 1;

  @Override
  public String name() {
    return "shift";
  }

  @Override
  public String summary() {
    return "sines whose phases the code shifts in every layer (COIN++, Dupont et al. 2022)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(4e-3, 3e-2, 16, 12);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec,
        new PointInput(),
        UnitFunction.SINE,
        new CodeHeads(0, CodeHeads.inLayers(Told.Quantity.SHIFT, spec.layers()), PHASE_SPREAD));
  }

  @Override
  public String toString() {
    return name();
  }
}
