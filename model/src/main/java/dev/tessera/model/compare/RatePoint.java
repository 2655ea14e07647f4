package dev.tessera.model.compare;

import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.signal.Samples;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How good a compressed picture is for its size.
 *
 * @param setting the file was written with
 * @param bytes of the whole file
 * @param bitsPerPixel of the whole file, channels not counted
 * @param psnr of what is decoded, dB
 * @param ssim of what is decoded, -1 to 1
 */
public record RatePoint(int setting, long bytes, double bitsPerPixel, double psnr, double ssim) {
  /**
   * Measures.
   *
   * @param setting the file was written with
   * @param original (height, width, C)
   * @param decoded of the same shape
   * @param bytes of the file
   * @param cancelled asked now and then whether the measurement should end
   * @throws CancellationException once cancelled says so
   */
  public static RatePoint of(
      int setting, Samples original, Samples decoded, long bytes, BooleanSupplier cancelled) {
    return new RatePoint(
        setting,
        bytes,
        8.0 * bytes / original.count(),
        Psnr.of(original, decoded),
        Ssim.of(original, decoded, part -> requireWanted(cancelled)));
  }

  private static void requireWanted(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
