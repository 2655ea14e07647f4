package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.field.UnitFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of sines for each tile, all of whose weights a ReLU network of one hidden layer makes
 * of the code: the hyper-network of Sitzmann et al. 2020.
 */
public record HyperForm() implements LayeredForm {
  @Override
  public String name() {
    return "hyper";
  }

  @Override
  public String summary() {
    return "sines whose weights follow from the code (hyper-network, Sitzmann et al. 2020)";
  }

  @Override
  public Tuning tuning() {
    return new Tuning(3e-4, 3e-2, 8, 6);
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec, new PointInput(), UnitFunction.SINE, new CodeHeads(1, told(spec.layers()), 0));
  }

  private static List<Told> told(int layers) {
    List<Told> all = new ArrayList<>(CodeHeads.inLayers(Told.Quantity.WEIGHTS, layers + 1));
    all.addAll(CodeHeads.inLayers(Told.Quantity.SHIFT, layers + 1));
    return all;
  }

  @Override
  public String toString() {
    return name();
  }
}
