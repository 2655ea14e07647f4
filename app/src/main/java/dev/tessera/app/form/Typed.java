package dev.tessera.app.form;

/** Numbers as they are typed; what is none is said in a sentence. */
public final class Typed {
  private Typed() {}

  /** A whole number. */
  public static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  /** A large whole number. */
  public static long wholeLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  /** A number with a decimal point or comma. */
  public static double number(String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a number", e);
    }
  }

  /** A number as it would be typed. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A number of steps: empty means no limit. */
  public static long steps(String text) {
    return text.isEmpty() ? Long.MAX_VALUE : wholeLong(text);
  }

  /** A number of steps as it would be typed. */
  public static String steps(long value) {
    return value == Long.MAX_VALUE ? "" : Long.toString(value);
  }

  /** A limit: empty means none. */
  public static double limit(String text) {
    return text.isEmpty() ? Double.POSITIVE_INFINITY : number(text);
  }

  /** A limit as it would be typed. */
  public static String limit(double value) {
    return Double.isInfinite(value) ? "" : number(value);
  }
}
