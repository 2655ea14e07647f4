package dev.tessera.model.signal;

/** The range of a setting, and the one sentence that says a value is outside of it. */
public final class Range {
  private Range() {}

  /**
   * Refuses a value outside of [low, high], NaN included.
   *
   * @param name of the setting, as people know it
   * @throws IllegalArgumentException naming setting, range and value
   */
  public static void require(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, found %s"
              .formatted(name, text(low), text(high), text(value)));
    }
  }

  /** Whole numbers without a fraction: a tile has 2 samples, not 2.0. */
  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
