package dev.tessera.model.archive.codebook;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Who waits for coding, asked about every row of tiles.
 *
 * @param cancelled whether to stop
 * @param done told how much is done, 0 to 1
 */
public record CodingWatch(BooleanSupplier cancelled, DoubleConsumer done) {
  /** Nobody. */
  public static CodingWatch none() {
    return new CodingWatch(() -> false, fraction -> {});
  }

  /**
   * Tells how much is done.
   *
   * @throws CancellationException if that is to be all
   */
  void at(double fraction) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("coding was cancelled");
    }
    done.accept(fraction);
  }

  /** A part of the work, told as the part of the whole from {@code from} to {@code to}. */
  CodingWatch part(double from, double to) {
    return new CodingWatch(cancelled, fraction -> done.accept(from + (to - from) * fraction));
  }
}
