package dev.tessera.model.field;

/**
 * A form whose networks come from tiles, by analysis: there are none to start from, they stay as
 * they are while codes are fitted, and the best codes follow from them.
 */
interface AnalysedForm extends FieldForm {
  @Override
  default float[] start(FieldSpec spec, long seed) {
    throw spec.staysAsItIs();
  }

  @Override
  default boolean trains() {
    return false;
  }

  @Override
  default boolean encodes() {
    return true;
  }

  /** At most the products of all numbers of a code with directions of amplitudes. */
  @Override
  default long tileMultiplyAdds(FieldSpec spec) {
    return (long) spec.latent() * spec.width();
  }

  /** The phases of all cosines, and their sum by colours. */
  @Override
  default long sampleMultiplyAdds(FieldSpec spec) {
    WeightLayout layout = layout(spec);
    return (long) layout.named("cosine.frequency").length()
        + layout.named("cosine.colour").length();
  }
}
