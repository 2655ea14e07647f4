package dev.tessera.app;

import dev.tessera.app.cli.Interruptions;
import dev.tessera.app.shell.TesseraApplication;
import dev.tessera.app.shell.WindowOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Starts the window; the first class on the way that needs JavaFX. */
public final class WindowMain {
  private WindowMain() {}

  /**
   * Shows the window and returns when it is closed.
   *
   * @param files to open one after the other; none opens the first sample
   * @param exitAfterSteps fit that many steps as soon as it shows, and close; 0 closes once drawn
   * @param drawn called once it has been drawn
   * @param interruptions close the window in good order
   * @throws IllegalStateException if such a fit failed
   */
  public static void launch(
      List<Path> files, OptionalLong exitAfterSteps, Runnable drawn, Interruptions interruptions) {
    TesseraApplication.run(
        new WindowOptions(files, exitAfterSteps, drawn), close -> interruptions.on(close)::close);
  }
}
