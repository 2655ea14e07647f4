package dev.tessera.app.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis. */
final class Ticks {
  private static final double[] ROUND = {1, 2, 5, 10};

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten within a range, about as many as wanted. */
  static List<Double> linear(double low, double high, int wanted) {
    double power = Math.pow(10, Math.floor(Math.log10((high - low) / wanted)));
    double step = power;
    for (double round : ROUND) {
      step = round * power;
      if ((high - low) / step <= wanted) {
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = (long) Math.ceil(low / step - 1e-9); i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Powers of ten within a range. */
  static List<Double> logarithmic(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    for (int i = (int) Math.ceil(Math.log10(low) - 1e-9); i <= last; i++) {
      ticks.add(Math.pow(10, i));
    }
    return ticks;
  }

  /** A tick as text, without needless digits. */
  static String text(double tick) {
    if (tick != 0 && (Math.abs(tick) < 1e-3 || Math.abs(tick) >= 1e7)) {
      return String.format(Locale.ROOT, "%.0e", tick);
    }
    String text = String.format(Locale.ROOT, "%.4f", tick);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
