package dev.tessera.app.save;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that can be saved.
 *
 * @param label a word or two
 * @param hint one sentence
 * @param options what there is to choose, in the order of the form
 * @param offer what the choices come to now
 */
public record ExportKind(
    String label, String hint, List<ExportOption> options, Supplier<ExportOffer> offer) {
  /** Takes a copy of the list. */
  public ExportKind {
    options = List.copyOf(options);
  }
}
