package dev.tessera.app.session;

import dev.tessera.model.archive.project.Project;
import java.util.function.Consumer;

/** Everything that is open, to be put into a file and taken out of one. */
public interface ProjectDesk {
  /**
   * Takes everything as it is now, fits that are on their way included.
   *
   * @param then is handed, on the window's thread, what makes the project for a file on the pool
   */
  void capture(Consumer<IoWork<Project>> then);

  /** Shows what was read in place of everything that is open. */
  void lay(ReadProject read);

  /** Whether a fit is on its way. */
  boolean fitting();
}
