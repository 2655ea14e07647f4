package dev.tessera.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the window starts.
 *
 * @param file what to open, the first sample if empty
 * @param exitAfterSteps fit that many steps, then close; nothing is remembered of such a start
 */
public record WindowOptions(Optional<Path> file, OptionalLong exitAfterSteps) {}
