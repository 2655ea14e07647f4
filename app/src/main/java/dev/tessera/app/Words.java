package dev.tessera.app;

import java.util.Locale;

/** Numbers as people say them. */
public final class Words {
  /** Live pictures count what no 8 bits can show as this. */
  private static final double NO_ERROR = 99;

  private Words() {}

  /** A PSNR in dB, "exact" where nothing differs. */
  public static String psnr(double decibel) {
    return decibel >= NO_ERROR ? "exact" : String.format(Locale.ROOT, "%.2f dB", decibel);
  }

  /** "1 step", "2 steps". */
  public static String count(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }
}
