package dev.tessera.app.session;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;

/**
 * A picture that is open.
 *
 * @param signal that is fitted
 * @param pixels the signal as screen pixels
 * @param origin where it came from; if that is missing, the signal has its size and no content
 */
public record Session(GridSignal signal, PixelImage pixels, Origin origin) {
  /** Prepares a signal to be looked at; takes long for a large one: call it on the I/O pool. */
  public static Session of(GridSignal signal, Origin origin) {
    return new Session(signal, PixelImage.of(signal.samples()), origin);
  }

  /** What stands in for a picture whose source is missing; for the I/O pool. */
  public static Session standIn(String name, SavedSignal.Picture picture, Origin origin) {
    int[] extent = {picture.height(), picture.width()};
    int length = Math.multiplyExact(picture.width(), picture.height());
    Samples nothing =
        Samples.of(
            extent, picture.channels(), new float[Math.multiplyExact(length, picture.channels())]);
    return new Session(
        new GridSignal(name, nothing, picture.bitDepth()),
        new PixelImage(picture.width(), picture.height(), new int[length]),
        origin);
  }

  /** Memory it takes. */
  long bytes() {
    return signal.samples().bytes() + Integer.BYTES * (long) pixels.count();
  }
}
