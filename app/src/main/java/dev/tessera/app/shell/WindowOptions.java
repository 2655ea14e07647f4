package dev.tessera.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the window starts.
 *
 * @param files what to open one after the other, the first sample if empty
 * @param exitAfterSteps fit that many steps, then close, or at once if there are none to fit;
 *     nothing is remembered of such a start
 * @param drawn called once the window has been drawn
 */
public record WindowOptions(List<Path> files, OptionalLong exitAfterSteps, Runnable drawn) {
  /** Copies the list. */
  public WindowOptions {
    files = List.copyOf(files);
  }
}
