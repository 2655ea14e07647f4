package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import java.util.List;

/**
 * The form that summaries of Mehta et al. 2021 give in pseudo-code, which their paper does not: a
 * modulation vector m = relu(A z + a) is joined with the point, and units hand on [sin, cos] of
 * their phases.
 */
public record SineCosineForm() implements LayeredForm {
  /** How far codes ~ N(0,1) spread the phases of the first layer at the start, radians. */
  private static final double PHASE_SPREAD = 3;

  @Override
  public String name() {
    return "sine-cosine";
  }

  @Override
  public String summary() {
    return "sines and cosines of the point joined with a modulation vector (summaries of Mehta et al."
        + " 2021)";
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec,
        new PointInput(),
        UnitFunction.SINE_COSINE,
        new CodeHeads(1, List.of(new Told(Told.Quantity.SHIFT, 0)), PHASE_SPREAD));
  }

  @Override
  public String toString() {
    return name();
  }
}
