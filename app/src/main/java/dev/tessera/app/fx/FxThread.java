package dev.tessera.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Runs on the JavaFX thread, one after the other in the order of the calls, never within the call.
 */
public final class FxThread implements Executor {
  @Override
  public void execute(Runnable command) {
    Platform.runLater(command);
  }
}
