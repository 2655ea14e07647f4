package dev.tessera.model.engine;

import java.util.Locale;

/** How far numbers are apart, for people. */
final class Figure {
  private Figure() {}

  /** One digit, such as 4e-7. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return "not a number";
    }
    if (value == 0) {
      return "0";
    }
    String[] parts = String.format(Locale.ROOT, "%.0e", value).split("e", 2);
    return parts[0] + "e" + Integer.parseInt(parts[1]);
  }
}
