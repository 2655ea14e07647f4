package dev.tessera.app.cli;

/** Tells when the user wants to stop, as by Ctrl-C. */
@FunctionalInterface
public interface Interruptions {
  /** Calls stop, on any thread, when the user wants to stop; until the watch is closed. */
  Watch on(Runnable stop);

  /** A running watch; the process lives until it is closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
