package dev.tessera.app;

import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
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

  /** Its frames if it is a clip, its two fastest axes, and its channels. */
  public static String size(GridSignal signal) {
    Samples samples = signal.samples();
    String frame =
        "%d x %d, %s"
            .formatted(signal.width(), signal.height(), count(samples.channels(), "channel"));
    return samples.dimensions() == 2 ? frame : count(samples.extent(0), "frame") + " of " + frame;
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
