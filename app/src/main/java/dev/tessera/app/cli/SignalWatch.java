package dev.tessera.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C and requests to end, heard before the virtual machine acts on them: a shutdown hook would
 * be too late for a window, since JavaFX's own makes it deaf at once. The first signal asks for the
 * end, and the process returns as if the window had been closed; a second one ends it the usual
 * way.
 */
public final class SignalWatch implements Interruptions.Watch {
  private final List<SystemSignal> heard = new ArrayList<>();

  private SignalWatch() {}

  /** Watches from now on. */
  public static Interruptions.Watch on(Runnable stop) {
    SignalWatch watch = new SignalWatch();
    watch.hear("INT", stop);
    watch.hear("TERM", stop);
    return watch;
  }

  private synchronized void hear(String signal, Runnable stop) {
    heard.add(
        SystemSignal.on(
            signal,
            () -> {
              close();
              stop.run();
            }));
  }

  @Override
  public synchronized void close() {
    heard.forEach(SystemSignal::close);
    heard.clear();
  }
}
