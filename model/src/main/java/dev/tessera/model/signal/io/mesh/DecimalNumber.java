package dev.tessera.model.signal.io.mesh;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads decimal numbers as mesh files write them: digits with at most one point and an exponent of
 * ten. What Java allows beyond, such as 1f, 0x1p3 and 1_000, is no number in a file. The result is
 * the double closest to what is written.
 */
final class DecimalNumber {
  private static final Set<String> SPECIAL = Set.of("nan", "inf", "infinity");

  /** Whole numbers of up to this many digits are exact as double. */
  private static final int EXACT_DIGITS = 15;

  /** Powers of ten that are exact as double, so that one product or quotient is rounded once. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DecimalNumber() {}

  /**
   * Reads a number.
   *
   * @param text ASCII
   * @param length how much of it, at least 1
   * @return the value; not finite where infinity, no number, or more than a double holds is written
   * @throws NumberFormatException if it is no number
   */
  static double of(byte[] text, int length) {
    int at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    long mantissa = 0;
    int digits = 0;
    int written = 0;
    int power = 0;
    boolean point = false;
    for (; at < length; at++) {
      int c = text[at];
      if (c >= '0' && c <= '9') {
        written++;
        if (digits <= EXACT_DIGITS) {
          mantissa = 10 * mantissa + (c - '0');
          digits += mantissa == 0 ? 0 : 1;
        }
        power -= point ? 1 : 0;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (written == 0) {
      return special(text, length);
    }
    if (at < length) {
      power += exponent(text, at, length);
    }
    if (digits <= EXACT_DIGITS && Math.abs(power) < POWERS.length) {
      double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      return text[0] == '-' ? -value : value;
    }
    return Double.parseDouble(new String(text, 0, length, StandardCharsets.ISO_8859_1));
  }

  /** Whether it is a whole number without point and exponent. */
  static boolean isWhole(byte[] text, int length) {
    int at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    for (int i = at; i < length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return length > at;
  }

  /** The exponent behind a mantissa; large ones need not be exact, as they lead to no short cut. */
  private static int exponent(byte[] text, int from, int length) {
    int at = from;
    if (text[at] != 'e' && text[at] != 'E') {
      throw new NumberFormatException();
    }
    at++;
    boolean negative = at < length && text[at] == '-';
    at += at < length && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    if (at == length) {
      throw new NumberFormatException();
    }
    int exponent = 0;
    for (; at < length; at++) {
      if (text[at] < '0' || text[at] > '9') {
        throw new NumberFormatException();
      }
      exponent = Math.min(1_000_000, 10 * exponent + (text[at] - '0'));
    }
    return negative ? -exponent : exponent;
  }

  /** What programs write where there is no number: nan, inf, -nan(ind), 1.#QNAN. */
  private static double special(byte[] text, int length) {
    String word =
        new String(text, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    String bare = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
    if (!SPECIAL.contains(bare) && !bare.startsWith("nan(")) {
      throw new NumberFormatException();
    }
    return bare.startsWith("nan")
        ? Double.NaN
        : word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
