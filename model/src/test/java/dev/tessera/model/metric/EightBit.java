package dev.tessera.model.metric;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;

/** Errors as of written files. */
public final class EightBit {
  private EightBit() {}

  /** PSNR after both have been clamped to [0,1] and rounded to 8 bits. */
  public static double psnr(Samples reference, Samples actual) {
    long sum = 0;
    for (long i = 0; i < reference.length(); i++) {
      int error = Argb.quantise(reference.get(i)) - Argb.quantise(actual.get(i));
      sum += (long) error * error;
    }
    return Psnr.ofMse(sum / (255.0 * 255.0 * reference.length()));
  }
}
