package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Sines whose frequency and phase a mapping network gives, in every layer, as in pi-GAN (Chan et
 * al. 2021): sin(w (s (W h + b) + t)). Two layers of plain ReLU here, three of leaky ReLU there.
 */
public record FilmForm() implements LayeredForm {
  private static final int MAPPING = 2;

  /** How far codes ~ N(0,1) spread the phases of each layer at the start, radians. */
  private static final double PHASE_SPREAD = 1;

  @Override
  public String name() {
    return "film";
  }

  @Override
  public String summary() {
    return "sines whose frequency and phase follow from the code (pi-GAN, Chan et al. 2021)";
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec,
        new PointInput(),
        UnitFunction.SINE,
        new CodeHeads(MAPPING, told(spec.layers()), PHASE_SPREAD));
  }

  private static List<Told> told(int layers) {
    List<Told> all = new ArrayList<>(CodeHeads.inLayers(Told.Quantity.SCALE, layers));
    all.addAll(CodeHeads.inLayers(Told.Quantity.SHIFT, layers));
    return all;
  }

  @Override
  public String toString() {
    return name();
  }
}
