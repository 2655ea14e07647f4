package dev.tessera.app;

import dev.tessera.app.shell.TesseraApplication;
import dev.tessera.app.shell.WindowOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Starts the window; the first class on the way that needs JavaFX. */
public final class WindowMain {
  private WindowMain() {}

  /**
   * Shows the window, with files if some are given, and returns when it is closed; with a number of
   * steps, fits that many as soon as it shows and closes.
   *
   * @throws IllegalStateException if such a fit failed
   */
  public static void launch(List<Path> files, OptionalLong exitAfterSteps) {
    TesseraApplication.run(new WindowOptions(files, exitAfterSteps));
  }
}
