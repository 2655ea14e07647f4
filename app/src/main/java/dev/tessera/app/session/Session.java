package dev.tessera.app.session;

import dev.tessera.model.signal.GridSignal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is open.
 *
 * @param signal the signal that is fitted
 * @param file where it came from, empty for samples and pasted pictures
 * @param credit author and licence of a sample, else empty
 */
public record Session(GridSignal signal, Optional<Path> file, String credit) {}
