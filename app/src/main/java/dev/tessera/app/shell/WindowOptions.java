package dev.tessera.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the window starts.
 *
 * @param files what to open, the first sample if there are none
 * @param exitAfterSteps fit that many steps, then close; nothing is remembered of such a start
 */
public record WindowOptions(List<Path> files, OptionalLong exitAfterSteps) {}
