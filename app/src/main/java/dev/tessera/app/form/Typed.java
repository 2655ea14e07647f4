package dev.tessera.app.form;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Values as they are typed; what is none is said in a sentence.
 *
 * @param parse of a text without blanks around it; throws {@link IllegalArgumentException}
 * @param print as it would be typed
 */
public record Typed<V>(Function<String, V> parse, Function<V, String> print) {
  /** A whole number. */
  public static final Typed<Integer> WHOLE = new Typed<>(Typed::whole, String::valueOf);

  /** A large whole number. */
  static final Typed<Long> LARGE = new Typed<>(Typed::large, String::valueOf);

  /** A number with a decimal point or comma. */
  public static final Typed<Double> NUMBER = new Typed<>(Typed::number, Typed::text);

  /** A large whole number; empty means no limit. */
  static final Typed<Long> STEPS =
      new Typed<>(
          text -> text.isEmpty() ? Long.MAX_VALUE : large(text),
          value -> value == Long.MAX_VALUE ? "" : String.valueOf(value));

  /** A number; empty means no limit. */
  public static final Typed<Double> LIMIT =
      new Typed<>(
          text -> text.isEmpty() ? Double.POSITIVE_INFINITY : number(text),
          value -> Double.isInfinite(value) ? "" : text(value));

  /** On or off. */
  static final Typed<Boolean> SWITCH = new Typed<>(Boolean::valueOf, String::valueOf);

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  private static long large(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a number", e);
    }
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
