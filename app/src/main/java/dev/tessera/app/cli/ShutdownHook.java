package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the hook asks for the end and keeps the process alive until what there is has been
 * written. The process then ends as signals end it; that of a window, which was only closed, ends
 * well.
 */
@MayUse(value = Restricted.THREADS, because = "the JVM takes a shutdown hook as a thread only")
public final class ShutdownHook implements Interruptions.Watch {
  private static final long PATIENCE_SECONDS = 300;

  /** Of a window, which has nothing to write but what it remembers. */
  private static final long WINDOW_SECONDS = 10;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  private ShutdownHook(Runnable stop, long patienceSeconds, Runnable end) {
    hook =
        new Thread(
            () -> {
              stop.run();
              await(patienceSeconds);
              end.run();
            },
            "interrupted");
  }

  /** Watches from now on. */
  public static Interruptions.Watch on(Runnable stop) {
    return added(new ShutdownHook(stop, PATIENCE_SECONDS, () -> {}));
  }

  /** Watches from now on for a window: closed by a signal, its process returns 0. */
  public static Interruptions.Watch ofWindow(Runnable close) {
    return added(
        new ShutdownHook(
            close, WINDOW_SECONDS, () -> Runtime.getRuntime().halt(ExitCode.DONE.number())));
  }

  private static ShutdownHook added(ShutdownHook watch) {
    Runtime.getRuntime().addShutdownHook(watch.hook);
    return watch;
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook runs: it has just been let go.
      return;
    }
  }

  private void await(long patienceSeconds) {
    try {
      if (!written.await(patienceSeconds, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
