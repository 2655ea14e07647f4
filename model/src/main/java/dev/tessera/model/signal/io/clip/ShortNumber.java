package dev.tessera.model.signal.io.clip;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for sentences: four digits, without zeros at the end. */
final class ShortNumber {
  private static final MathContext DIGITS = new MathContext(4);

  private ShortNumber() {}

  static String of(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
