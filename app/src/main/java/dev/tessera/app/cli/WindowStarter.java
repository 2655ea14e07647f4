package dev.tessera.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Shows the window; the commands know no more of it. */
@FunctionalInterface
public interface WindowStarter {
  /**
   * Returns when the window is closed.
   *
   * @param files to open, as if they were dropped together
   * @param exitAfterSteps fit that many steps and close by itself, for smoke tests; 0 closes as
   *     soon as the window has been drawn
   * @param drawn called once it has been drawn
   */
  void start(List<Path> files, OptionalLong exitAfterSteps, Runnable drawn);
}
