package dev.tessera.app;

import dev.tessera.model.metric.Psnr;
import java.util.Locale;

/** Numbers as people say them. */
public final class Words {
  private Words() {}

  /** Whether a PSNR means that nothing differs. */
  public static boolean exact(double decibel) {
    return decibel == Psnr.CEILING || decibel == Double.POSITIVE_INFINITY;
  }

  /** A PSNR in dB, "exact" where nothing differs. */
  public static String psnr(double decibel) {
    return exact(decibel) ? "exact" : String.format(Locale.ROOT, "%.2f dB", decibel);
  }

  /** "1 step", "2 steps". */
  public static String count(long number, String one) {
    return number + " " + plural(number, one);
  }

  /** "step" for 1, "steps" for any other number. */
  public static String plural(long number, String one) {
    return number == 1 ? one : one + "s";
  }
}
