package dev.tessera.app.cluster;

import dev.tessera.app.EarlyProperties;
import dev.tessera.app.cli.Surroundings;
import dev.tessera.model.service.FailureLog;
import dev.tessera.model.service.ModelThread;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What a process of a cluster has once: properties, and the right to an engine. */
final class ExecutorProcess {
  /** Gradients can be collected once at a time in a process, whatever the number of its cores. */
  private static final Lock ENGINE = new ReentrantLock();

  private ExecutorProcess() {}

  /** To be called before anything loads the engine. */
  static void prepare() {
    EarlyProperties.set(EarlyProperties.set());
  }

  /** Without a window, and without anybody who watches or stops it. */
  static Surroundings surroundings() {
    return new Surroundings(
        engine -> ModelThread.start(Runnable::run, () -> {}, FailureLog.none()),
        (files, steps, drawn) -> {},
        stop -> () -> {},
        false,
        false);
  }

  /**
   * Does work with an engine once no other work of this process does.
   *
   * @throws InterruptedException if it was given up before
   */
  static <T> T alone(Callable<T> work) throws Exception {
    ENGINE.lockInterruptibly();
    try {
      prepare();
      return work.call();
    } finally {
      ENGINE.unlock();
    }
  }
}
