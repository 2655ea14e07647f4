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
}
