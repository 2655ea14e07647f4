package dev.tessera.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows the window; the commands know no more of it. */
@FunctionalInterface
public interface WindowStarter {
  /**
   * Returns when the window is closed.
   *
   * @param file to open, if any
   * @param exitAfterSteps fit that many steps and close by itself, for smoke tests
   */
  void start(Optional<Path> file, OptionalLong exitAfterSteps);
}
