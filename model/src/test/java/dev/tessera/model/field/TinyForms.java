package dev.tessera.model.field;

import java.util.TreeMap;
import java.util.stream.Stream;

/** A small spec of every form that trains. */
public final class TinyForms {
  private TinyForms() {}

  /** Names of all of them. */
  public static Stream<String> names() {
    return FieldForms.names().stream().filter(name -> FieldForms.named(name).trains());
  }

  /**
   * Two layers, low frequencies, and codes of four floats if there are any.
   *
   * @param name of the form
   * @param width H
   */
  public static FieldSpec spec(String name, int d, int channels, int width) {
    if (name.equals(ShiftedForm.NAME)) {
      return ShiftedForm.spec(d, channels, width, 4, 2.5);
    }
    FieldForm form = FieldForms.named(name);
    return new FieldSpec(form, d, channels, width, 2, latent(form), 2, 1, new TreeMap<>());
  }

  private static int latent(FieldForm form) {
    try {
      new FieldSpec(form, 2, 3, 8, 2, 0, 2, 1, new TreeMap<>());
      return 0;
    } catch (IllegalArgumentException e) {
      return 4;
    }
  }
}
