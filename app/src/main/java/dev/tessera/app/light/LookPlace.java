package dev.tessera.app.light;

import dev.tessera.model.signal.ViewGrid;
import java.util.Locale;

/**
 * From where a light field is looked at.
 *
 * @param v row of the view, from 0, fractions lie between
 * @param u column of the view
 */
public record LookPlace(double v, double u) {
  /** The middle of all views. */
  static LookPlace middle(ViewGrid grid) {
    return new LookPlace((grid.rows() - 1) / 2.0, (grid.columns() - 1) / 2.0);
  }

  /** The nearest place among views. */
  LookPlace within(ViewGrid grid) {
    return new LookPlace(
        Math.max(0, Math.min(grid.rows() - 1, v)), Math.max(0, Math.min(grid.columns() - 1, u)));
  }

  /** The place of the nearest view. */
  LookPlace nearest() {
    return new LookPlace(Math.rint(v), Math.rint(u));
  }

  /** For people. */
  String words() {
    return String.format(Locale.ROOT, "v %.2f, u %.2f", v, u);
  }
}
