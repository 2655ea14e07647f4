package dev.tessera.app.session;

import dev.tessera.model.signal.GridSignal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is open.
 *
 * @param signal the signal that is fitted
 * @param pixels the signal as screen pixels
 * @param file where it came from, empty for samples and pasted pictures
 * @param credit author and licence of a sample, else empty
 */
public record Session(GridSignal signal, PixelImage pixels, Optional<Path> file, String credit) {
  /** Prepares a signal to be looked at; takes long for a large one: call it on the I/O pool. */
  public static Session of(GridSignal signal, Optional<Path> file, String credit) {
    return new Session(signal, PixelImage.of(signal.samples()), file, credit);
  }
}
