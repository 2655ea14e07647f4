package dev.tessera.model.signal.io.clip;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Who waits for a clip.
 *
 * @param cancelled asked between frames, from the reading thread
 * @param done told after each frame how much is done, 0 to 1
 */
public record ClipWatch(BooleanSupplier cancelled, DoubleConsumer done) {
  /** Nobody. */
  public static final ClipWatch NOBODY = new ClipWatch(() -> false, done -> {});

  /**
   * Ends the work if that is wanted.
   *
   * @throws CancellationException then
   */
  public void requireGoingOn() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
