package dev.tessera.app.session;

import dev.tessera.app.Words;
import java.util.Locale;

/** Numbers for people, short and with their unit. */
public final class Figures {
  private Figures() {}

  /** 1,234. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** 1 step, 1,234 steps. */
  public static String count(long value, String one) {
    return count(value) + " " + Words.plural(value, one);
  }

  /** 950, 12.3 k, 4.56 M. */
  public static String rate(double value) {
    if (!(value < 1e15)) {
      return "\u2013";
    }
    if (value >= 999_500) {
      return String.format(Locale.ROOT, "%.2f M", value / 1e6);
    }
    if (value >= 999.5) {
      return String.format(Locale.ROOT, "%.1f k", value / 1e3);
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /** 640 kB, 12 MB, 1.5 GB. */
  public static String bytes(long value) {
    if (value >= 1L << 30) {
      return String.format(Locale.ROOT, "%.1f GB", value / (double) (1L << 30));
    }
    return value >= 1L << 20 ? (value >> 20) + " MB" : Math.max(1, value >> 10) + " kB";
  }

  /** 0:07, 12:34, 1:02:03; a dash for what has no end. */
  public static String duration(double seconds) {
    if (!(seconds >= 0 && seconds < 1e8)) {
      return "\u2013";
    }
    long s = Math.round(seconds);
    return s >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
  }

  /** 31.42 dB; "exact" where nothing differs, a dash for what is not known. */
  public static String decibels(double value) {
    return value > 0 ? Words.psnr(value) : "\u2013 dB";
  }

  /** 0.00123, 4.5e-5; a dash for what is not known. */
  public static String small(double value) {
    if (!(Math.abs(value) < 1e15)) {
      return "\u2013";
    }
    return String.format(
        Locale.ROOT, Math.abs(value) < 1e-4 && value != 0 ? "%.1e" : "%.3g", value);
  }

  /** A number with up to two decimals. */
  public static String decimal(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
