package dev.tessera.model.field;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A form that only tests know: y = W sin(w0 (U x + V z)) + b. It shows that a method is one class
 * and its networks, and one line that names it.
 */
public record ShiftedForm() implements FieldForm {
  static final String NAME = "shifted";
  static final String SPREAD = "spread";

  /** How far codes ~ N(0,1) shift phases at the start is a setting of its own. */
  public static FieldSpec spec(int d, int channels, int width, int latent, double spread) {
    return new FieldSpec(
        FieldForms.named(NAME),
        d,
        channels,
        width,
        1,
        latent,
        4,
        1,
        new TreeMap<>(Map.of(SPREAD, spread)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "sines whose phases the code shifts";
  }

  @Override
  public List<String> settings() {
    return List.of(SPREAD);
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("latent", spec.latent(), 1, 64);
    Range.require("spread", spec.more().getOrDefault(SPREAD, 0.0), 0.25, 8);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    return new WeightLayout.Builder()
        .add("point", spec.width(), spec.dimensions())
        .add("code", spec.width(), spec.latent())
        .add("output", spec.channels(), spec.width())
        .add("output.bias", spec.channels(), 1)
        .build();
  }

  @Override
  public float[] start(FieldSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightLayout layout = layout(spec);
    float[] values = new float[layout.length()];
    layout.named("point").uniform(values, 1, random);
    double spread = spec.more().getOrDefault(SPREAD, 0.0);
    double deviation = spread / spec.firstOmega() / Math.sqrt(spec.latent());
    layout.named("code").normal(values, deviation, random);
    layout.named("output").normal(values, Math.sqrt(1.0 / spec.width()), random);
    return values;
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    return new ShiftedField(scope, weights);
  }

  @Override
  public boolean trains() {
    return true;
  }

  @Override
  public boolean linearises(FieldSpec spec) {
    return false;
  }

  @Override
  public long floatsPerSample(FieldSpec spec) {
    return spec.width();
  }

  @Override
  public String toString() {
    return name();
  }
}
