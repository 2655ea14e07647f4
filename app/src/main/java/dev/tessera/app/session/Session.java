package dev.tessera.app.session;

import dev.tessera.model.signal.GridSignal;

/**
 * What is open.
 *
 * @param signal the signal that is fitted
 * @param pixels the signal as screen pixels
 */
public record Session(GridSignal signal, PixelImage pixels) {
  /** Prepares a signal to be looked at; takes long for a large one: call it on the I/O pool. */
  public static Session of(GridSignal signal) {
    return new Session(signal, PixelImage.of(signal.samples()));
  }

  /** Memory it takes. */
  long bytes() {
    return signal.samples().bytes() + Integer.BYTES * (long) pixels.count();
  }
}
