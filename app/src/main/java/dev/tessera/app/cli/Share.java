package dev.tessera.app.cli;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * A share of a piece of work: passes on how much of it is done, and ends it once the user wants
 * that.
 *
 * @param cancelled whether the user wants the work to end
 * @param whole takes how much of all the work is done, 0 to 1
 * @param from what is done of all when this share begins
 * @param to what is done of all when it ends
 */
record Share(BooleanSupplier cancelled, DoubleConsumer whole, double from, double to)
    implements DoubleConsumer {
  /** All of the work. */
  static Share all(BooleanSupplier cancelled, DoubleConsumer whole) {
    return new Share(cancelled, whole, 0, 1);
  }

  /** A part of this share. */
  Share part(double begin, double end) {
    return new Share(cancelled, whole, at(begin), at(end));
  }

  private double at(double done) {
    return from + done * (to - from);
  }

  /**
   * Takes how much of this share is done, 0 to 1.
   *
   * @throws CancellationException if the user wants the work to end
   */
  @Override
  public void accept(double done) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    whole.accept(at(Math.max(0, Math.min(1, done))));
  }

  /**
   * For work that only asks whether it was cancelled: as often as it is expected to ask, so much of
   * this share is done.
   *
   * @param questions expected, more than 0
   */
  BooleanSupplier counting(double questions) {
    int[] asked = new int[1];
    return () -> {
      whole.accept(at(Math.min(1, asked[0]++ / questions)));
      return cancelled.getAsBoolean();
    };
  }
}
