package dev.tessera.model.field.layered;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Dense;
import dev.tessera.model.field.UnitLayer;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import java.util.Optional;

/**
 * One layer on the device.
 *
 * @param number 0 to L
 * @param outputs phases, H, or C of the output
 * @param own weights, unless the code tells them
 * @param units what it hands its phases to; the output has none
 * @param skips whether it adds what it got
 */
record Layer(
    int number, int outputs, Optional<Own> own, Optional<UnitLayer.Maker> units, boolean skips) {
  /** Weights that all tiles share, and where their gradients go. */
  record Own(Dense dense, WeightLayout.Block weight, WeightLayout.Block bias) {}

  static Layer of(LayeredPlan plan, int number, Scope scope, WeightMemory memory) {
    boolean output = number == plan.last();
    return new Layer(
        number,
        plan.outputs(number),
        plan.code().givesWeights() ? Optional.empty() : Optional.of(own(plan, number, memory)),
        output ? Optional.empty() : Optional.of(plan.units().maker(scope, plan.spec().width())),
        plan.skips() && number > 0 && !output);
  }

  private static Own own(LayeredPlan plan, int number, WeightMemory memory) {
    WeightLayout layout = memory.layout();
    WeightLayout.Block weight = layout.named(LayeredPlan.weightName(number, plan.last()));
    WeightLayout.Block bias = layout.named(LayeredPlan.biasName(number, plan.last()));
    return new Own(new Dense(memory.view(weight), memory.view(bias)), weight, bias);
  }
}
