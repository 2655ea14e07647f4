package dev.tessera.app.save;

import java.nio.file.Path;

/** Writes something that was ordered; what it needs to know was taken when it was. */
@FunctionalInterface
public interface Writing {
  /**
   * Begins, on the window's thread, by giving the run its first turn.
   *
   * @param target a file or a folder
   * @param run is told the end
   */
  void begin(Path target, SaveRun run);
}
