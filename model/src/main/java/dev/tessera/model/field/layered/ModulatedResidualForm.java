package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/**
 * The paper's form (Mehta et al. 2021), each later layer adding to what it got: h_0 = m_0 sin(w0
 * (W_0 x + b_0)), h_i = h_{i-1} + m_i sin(w (W_i h_{i-1} + b_i)). With W_i and b_i of 0 it is its
 * first layer alone, so that depth can only improve on what one layer learned or was made to be.
 */
public record ModulatedResidualForm() implements LayeredForm {
  @Override
  public String name() {
    return FieldForms.RESIDUAL;
  }

  @Override
  public String summary() {
    return "sines that the code modulates, each layer adding to the one before (after Mehta et al. 2021)";
  }

  @Override
  public LayeredPlan plan(FieldSpec spec) {
    return new LayeredPlan(
        spec, new PointInput(), UnitFunction.SINE, new GateChain(spec.layers(), 0), true);
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("layers of a field with skips", spec.layers(), 2, 8);
    LayeredForm.super.require(spec);
  }

  @Override
  public Optional<FieldSpec> beginsAs(FieldSpec spec) {
    return Optional.of(
        new FieldSpec(
            FieldForms.named(FieldForms.MODULATED),
            spec.dimensions(),
            spec.channels(),
            spec.width(),
            1,
            spec.latent(),
            spec.firstOmega(),
            spec.hiddenOmega(),
            Collections.emptySortedMap()));
  }

  @Override
  public Weights begun(FieldSpec spec, Weights layer, long seed) {
    WeightLayout layout = layout(spec);
    WeightLayout of = WeightLayout.of(layer.spec());
    float[] given = layer.toArray();
    float[] values = start(spec, seed);
    int last = spec.layers();
    copy(given, of.layer(0, 0), values, layout.named(LayeredPlan.weightName(0, last)));
    copy(given, of.layer(0, 1), values, layout.named(LayeredPlan.biasName(0, last)));
    for (WeightLayout.Block same :
        new WeightLayout.Block[] {
          of.layer(0, 2), of.layer(0, 3), of.outputWeight(), of.outputBias()
        }) {
      copy(given, same, values, layout.named(same.name()));
    }
    for (int i = 1; i < last; i++) {
      clear(values, layout.named(LayeredPlan.weightName(i, last)));
      clear(values, layout.named(LayeredPlan.biasName(i, last)));
    }
    return Weights.of(spec, values);
  }

  private static void copy(
      float[] from, WeightLayout.Block source, float[] to, WeightLayout.Block target) {
    System.arraycopy(from, source.offset(), to, target.offset(), target.length());
  }

  private static void clear(float[] values, WeightLayout.Block block) {
    Arrays.fill(values, block.offset(), block.offset() + block.length(), 0);
  }

  @Override
  public String toString() {
    return name();
  }
}
