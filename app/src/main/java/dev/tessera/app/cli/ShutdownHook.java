package dev.tessera.app.cli;

import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and an end that the system asks for. Each Ctrl-C asks for the end; the process then
 * returns 130 by itself. When the system ends the process, a hook keeps it alive until what there
 * is has been written.
 */
@MayUse(value = Restricted.THREADS, because = "the JVM takes a shutdown hook as a thread only")
public final class ShutdownHook implements Interruptions.Watch {
  private static final long PATIENCE_SECONDS = 300;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;
  private final SystemSignal controlC;

  private ShutdownHook(Runnable stop) {
    controlC = SystemSignal.on("INT", stop);
    hook =
        new Thread(
            () -> {
              stop.run();
              await();
            },
            "interrupted");
  }

  /** Watches from now on. */
  public static Interruptions.Watch on(Runnable stop) {
    ShutdownHook watch = new ShutdownHook(stop);
    Runtime.getRuntime().addShutdownHook(watch.hook);
    return watch;
  }

  @Override
  public void close() {
    controlC.close();
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook runs: it has just been let go.
      return;
    }
  }

  private void await() {
    try {
      if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
