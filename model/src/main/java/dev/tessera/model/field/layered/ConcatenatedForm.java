package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import java.util.List;

/**
 * A SIREN (Sitzmann et al. 2020) whose input is the point joined with the tile's code: the baseline
 * "SIREN with [z,x]" of Mehta et al. 2021. The code adds a constant to each phase of the first
 * layer and does nothing else: in any layer it moves waves, it cannot make one weaker.
 */
public record ConcatenatedForm() implements LayeredForm {
  /**
   * How far codes ~ N(0,1) spread the phases of the first layer at the start, radians: it gives the
   * code a say from the first step and was the best of three choices by the PSNR reached.
   */
  private static final double PHASE_SPREAD = 3;

  @Override
  public String name() {
    return FieldForms.CONCATENATED;
  }

  @Override
  public String summary() {
    return "sines of the point joined with the code (Sitzmann et al. 2020, with [z,x])";
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    List<Told> shift = List.of(new Told(Told.Quantity.SHIFT, 0));
    return new LayeredPlan(
        spec, new PointInput(), UnitFunction.SINE, new CodeHeads(0, shift, PHASE_SPREAD));
  }

  @Override
  public String toString() {
    return name();
  }
}
