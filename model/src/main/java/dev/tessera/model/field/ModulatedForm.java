package dev.tessera.model.field;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.SplittableRandom;

/** The paper's form, Mehta et al. 2021: a second network gates each sine; see ModulatedField. */
public record ModulatedForm() implements FieldForm {
  @Override
  public String name() {
    return FieldForms.MODULATED;
  }

  @Override
  public String summary() {
    return "sines whose amplitudes the code modulates (Mehta et al. 2021)";
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("latent", spec.latent(), 1, 1024);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    WeightLayout.Builder layout = new WeightLayout.Builder();
    int width = spec.width();
    for (int i = 0; i < spec.layers(); i++) {
      layout
          .add("synthesis." + i + ".weight", width, i == 0 ? spec.dimensions() : width)
          .add("synthesis." + i + ".bias", width, 1);
      Modulation.add(layout, i, width, spec.latent());
    }
    return layout
        .add("output.weight", spec.channels(), width)
        .add("output.bias", spec.channels(), 1)
        .build();
  }

  /**
   * As in Sitzmann et al. 2020 and Mehta et al. 2021: W_0 ~ U(-1/d, 1/d), W_i and W_o ~
   * U(+-sqrt(6/H)/w), modulation He-normal (variance 2/fan-in), all biases 0 but those of the
   * synthesis layers, which are ~ U(+-1/sqrt(fan-in)).
   */
  @Override
  public float[] start(FieldSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightLayout layout = layout(spec);
    float[] values = new float[layout.length()];
    double hiddenBound = Math.sqrt(6.0 / spec.width()) / spec.hiddenOmega();
    for (int i = 0; i < spec.layers(); i++) {
      WeightLayout.Block synthesis = layout.layer(i, 0);
      synthesis.uniform(values, i == 0 ? 1.0 / spec.dimensions() : hiddenBound, random);
      layout.layer(i, 1).uniform(values, 1 / Math.sqrt(synthesis.columns()), random);
      Modulation.start(values, layout, i, random);
    }
    layout.outputWeight().uniform(values, hiddenBound, random);
    return values;
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    return new ModulatedField(scope, weights);
  }

  /** One layer is a matrix product of modulations and a basis that all tiles share. */
  @Override
  public boolean linearises(FieldSpec spec) {
    return spec.layers() == 1;
  }

  @Override
  public boolean oneGatedLayer(FieldSpec spec) {
    return spec.layers() == 1;
  }

  /** Of one layer there is no activation per sample but the result. */
  @Override
  public long floatsPerSample(FieldSpec spec) {
    return spec.layers() == 1 ? 2L * spec.channels() : spec.width();
  }

  @Override
  public String toString() {
    return name();
  }
}
