package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.List;
import java.util.Optional;

/**
 * A choice among K linear models of one layer of cosines, as principal components of clusters are
 * (Kambhatla and Leen 1997); see ExpertField.
 */
public record ExpertsForm() implements AnalysedForm {
  /** The setting K, 1 to 4096. */
  static final String COUNT = "experts";

  /** K of a spec. */
  static int count(FieldSpec spec) {
    return spec.whole(COUNT);
  }

  @Override
  public String name() {
    return FieldForms.EXPERTS;
  }

  @Override
  public String summary() {
    return "a choice among linear models of cosines (local components, Kambhatla and Leen 1997)";
  }

  @Override
  public List<String> settings() {
    return List.of(COUNT);
  }

  @Override
  public void require(FieldSpec spec) {
    Range.require("experts", count(spec), 1, 4096);
    Range.require("layers of a field with experts", spec.layers(), 1, 1);
    Range.require("latent of a field with experts", spec.latent(), 2, 1024);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    int width = spec.width();
    return new WeightLayout.Builder()
        .add("cosine.frequency", width, spec.dimensions())
        .add("cosine.colour", width, spec.channels())
        .add("expert.directions", count(spec) * (spec.latent() - 1), width)
        .add("expert.mean", count(spec), width)
        .build();
  }

  /** The first directions of each expert are those along which its tiles differ most. */
  @Override
  public Optional<Weights> shortened(Weights weights, int latent) {
    FieldSpec spec = weights.spec();
    if (latent < 2) {
      return Optional.empty();
    }
    FieldSpec less =
        FieldSpec.ofExperts(spec.dimensions(), spec.channels(), spec.width(), latent, count(spec));
    float[] all = weights.toArray();
    float[] fewer = new float[layout(less).length()];
    for (WeightLayout.Block to : layout(less).blocks()) {
      WeightLayout.Block from = layout(spec).named(to.name());
      int parts = from.length() == to.length() ? 1 : count(spec);
      int kept = to.length() / parts;
      for (int k = 0; k < parts; k++) {
        int start = from.offset() + k * (from.length() / parts);
        System.arraycopy(all, start, fewer, to.offset() + k * kept, kept);
      }
    }
    return Optional.of(Weights.of(less, fewer));
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    return new ExpertField(scope, weights);
  }

  @Override
  public boolean linearises(FieldSpec spec) {
    return true;
  }

  @Override
  public boolean linear(FieldSpec spec) {
    return true;
  }

  @Override
  public long floatsPerSample(FieldSpec spec) {
    return 2L * spec.channels();
  }

  /** The amplitudes times the directions of the one expert that was chosen. */
  @Override
  public long tileMultiplyAdds(FieldSpec spec) {
    return (spec.latent() - 1L) * spec.width();
  }

  @Override
  public TileEncoder encoder(Scope scope, Weights weights, NDArray points) {
    return new ExpertEncoder(scope, weights, points);
  }

  /** The directions of the two experts that it may lie between. */
  @Override
  public long codeFloats(FieldSpec spec) {
    return 2L * spec.latent() * spec.width();
  }

  @Override
  public long searchFloats(FieldSpec spec) {
    return ExpertSearch.suits(spec) ? ExpertSearch.floatsPerTile(spec) : 0;
  }

  @Override
  public long preparedFloats(FieldSpec spec) {
    return ExpertSearch.suits(spec) ? ExpertSearch.preparedFloats(spec) : 0;
  }

  @Override
  public int choices(FieldSpec spec) {
    return count(spec);
  }

  /**
   * The modulations (T,H): numbers of codes that choose different experts mean different things.
   */
  @Override
  public float[] vectors(Weights weights, Codes codes) {
    return ExpertModulations.of(weights, codes);
  }

  @Override
  public String toString() {
    return name();
  }
}
