package dev.tessera.model.field;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.SplittableRandom;

/** A SIREN whose input is the point joined with the tile's code; see {@link ConcatenatedField}. */
public record ConcatenatedForm() implements FieldForm {
  /** How far codes ~ N(0,1) spread the phases of the first layer at the start, radians. */
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
  public void require(FieldSpec spec) {
    Range.require("latent", spec.latent(), 1, 1024);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    int width = spec.width();
    WeightLayout.Builder layout =
        new WeightLayout.Builder()
            .add("point.weight", width, spec.dimensions())
            .add("code.weight", width, spec.latent())
            .add("synthesis.0.bias", width, 1);
    for (int i = 1; i < spec.layers(); i++) {
      layout
          .add("synthesis." + i + ".weight", width, width)
          .add("synthesis." + i + ".bias", width, 1);
    }
    return layout
        .add("output.weight", spec.channels(), width)
        .add("output.bias", spec.channels(), 1)
        .build();
  }

  /**
   * As in the modulated twin, the code's columns of W_0 such that the phases differ by {@value
   * #PHASE_SPREAD} radians from tile to tile. That gives the code a say from the first step and was
   * the best of three choices by the PSNR reached.
   */
  @Override
  public float[] start(FieldSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightLayout layout = layout(spec);
    float[] values = new float[layout.length()];
    int d = spec.dimensions();
    double pointBound = 1.0 / d;
    double codeBound = PHASE_SPREAD * Math.sqrt(3.0 / spec.latent()) / spec.firstOmega();
    double hiddenBound = Math.sqrt(6.0 / spec.width()) / spec.hiddenOmega();
    int code = layout.named("code.weight").offset();
    for (int h = 0; h < spec.width(); h++) {
      uniform(values, h * d, d, pointBound, random);
      uniform(values, code + h * spec.latent(), spec.latent(), codeBound, random);
    }
    layout.named("synthesis.0.bias").uniform(values, 1 / Math.sqrt(d), random);
    for (int i = 1; i < spec.layers(); i++) {
      layout.named("synthesis." + i + ".weight").uniform(values, hiddenBound, random);
      double biasBound = 1 / Math.sqrt(spec.width());
      layout.named("synthesis." + i + ".bias").uniform(values, biasBound, random);
    }
    layout.outputWeight().uniform(values, hiddenBound, random);
    return values;
  }

  private static void uniform(
      float[] values, int from, int count, double bound, SplittableRandom random) {
    for (int i = from; i < from + count; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    return new ConcatenatedField(scope, weights);
  }

  /** Phases and sines of every layer are kept for the gradient. */
  @Override
  public long floatsPerSample(FieldSpec spec) {
    return spec.width();
  }

  @Override
  public String toString() {
    return name();
  }
}
