package dev.tessera.model.field.layered;

import java.util.Locale;

/**
 * Something that a code tells one layer.
 *
 * @param layer 0 to L, where L is the output
 */
record Told(Quantity quantity, int layer) {
  /** Of a layer h' = m sigma(s (W h + b) + t), for each tile. */
  enum Quantity {
    /** W, (T,out,in). */
    WEIGHTS,
    /** s, (T,H). */
    SCALE,
    /** t, (T,H). */
    SHIFT,
    /** m, (T,H). */
    GATE
  }

  /** As blocks of weights call it: a shift of the first phases is a code joined with the point. */
  String name() {
    return quantity == Quantity.SHIFT && layer == 0
        ? "code"
        : quantity.name().toLowerCase(Locale.ROOT) + "." + layer;
  }
}
