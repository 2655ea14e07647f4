package dev.tessera.model.service;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** The one daemon thread "model-service": it owns every job and with them all native memory. */
public final class ModelThread implements ModelService {
  private static final String NAME = "model-service";
  private static final long CLOSE_MILLIS = 2000;

  private final Schedule schedule = new Schedule();
  private final Semaphore wake = new Semaphore(0);
  private final Executor callbacks;
  private final Runnable onClose;
  private final FailureLog log;
  private final Thread thread;

  private ModelThread(Executor callbacks, Runnable onClose, FailureLog log) {
    this.callbacks = callbacks;
    this.onClose = onClose;
    this.log = log;
    this.thread = new Thread(this::run, NAME);
    this.thread.setDaemon(true);
  }

  /** Starts the thread; failures go to the log of the program. */
  public static ModelThread start(Executor callbacks, Runnable onClose) {
    return start(callbacks, onClose, FailureLog.ofProgram());
  }

  /**
   * Starts the thread.
   *
   * @param callbacks where outcomes complete, such as the window's thread
   * @param onClose the last thing the thread does, such as closing the engine
   * @param log told of each job that fails
   */
  public static ModelThread start(Executor callbacks, Runnable onClose, FailureLog log) {
    ModelThread service = new ModelThread(callbacks, onClose, log);
    service.thread.start();
    return service;
  }

  @Override
  public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
    JobRun<R> run = new JobRun<>(job, callbacks, wake::release, log);
    schedule.add(lane, run);
    wake.release();
    return run;
  }

  @Override
  public void close() {
    schedule.close();
    wake.release();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!schedule.finished()) {
      if (!turn()) {
        wake.acquireUninterruptibly();
        wake.drainPermits();
      }
    }
    onClose.run();
  }

  private boolean turn() {
    try {
      return schedule.turn();
    } catch (Throwable unexpected) {
      // Jobs report their own failures; what is left is memory running out in between.
      tell(unexpected);
      return true;
    }
  }

  private void tell(Throwable unexpected) {
    try {
      log.failed(NAME, unexpected);
    } catch (Throwable unable) {
      // The thread must live on, even where no memory is left to log what happened.
      unexpected.addSuppressed(unable);
    }
  }
}
