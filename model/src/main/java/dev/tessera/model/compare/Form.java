package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;

/** How a code acts on a network of sines. */
public enum Form {
  /** The paper's: a second network turns it into the amplitude of each sine. */
  MODULATION("Modulation"),
  /** It is joined with the point that the network is evaluated at. */
  CONCATENATION("Concatenation");

  private final String label;

  Form(String label) {
    this.label = label;
  }

  /** One word for people. */
  public String label() {
    return label;
  }

  /** The form of the field. */
  FieldForm field() {
    return FieldForms.named(this == MODULATION ? FieldForms.MODULATED : FieldForms.CONCATENATED);
  }
}
