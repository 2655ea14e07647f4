package dev.tessera.model.compare;

import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.signal.Samples;
import java.util.function.DoubleConsumer;

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
   * @param done told now and then how much is done, 0 to 1; what it throws ends the measurement
   */
  public static RatePoint of(
      int setting, Samples original, Samples decoded, long bytes, DoubleConsumer done) {
    return new RatePoint(
        setting,
        bytes,
        8.0 * bytes / original.count(),
        Psnr.of(original, decoded),
        Ssim.of(original, decoded, done));
  }
}
