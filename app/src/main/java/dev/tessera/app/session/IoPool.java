package dev.tessera.app.session;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.model.service.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two daemon threads for everything that touches files or decodes; the window never waits. */
public final class IoPool implements AutoCloseable {
  private static final int THREADS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(IoPool.class);

  private final @Nullable ScheduledThreadPoolExecutor threads;
  private final Executor callbacks;

  private IoPool(@Nullable ScheduledThreadPoolExecutor threads, Executor callbacks) {
    this.threads = threads;
    this.callbacks = callbacks;
  }

  /** Starts the pool; outcomes are handed to the given executor. */
  public static IoPool start(Executor callbacks) {
    return new IoPool(threads(), callbacks);
  }

  /** As many threads beside these, for work that waits long. */
  public IoPool another() {
    return new IoPool(threads == null ? null : threads(), callbacks);
  }

  private static ScheduledThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "io-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }

  /** A pool without threads, for tests: work is done, and reported, by the caller at once. */
  public static IoPool direct() {
    return new IoPool(null, Runnable::run);
  }

  /** Queues work; its outcome is delivered exactly once, unless the pool is closed. */
  public <T> IoTask submit(IoWork<T> work, Consumer<Outcome<T>> then) {
    IoTask task = new IoTask();
    execute(
        () -> {
          Outcome<T> outcome = run(work, task);
          callbacks.execute(() -> then.accept(outcome));
        });
    return task;
  }

  /** Queues something that reports to nobody, after a delay; a cancelled task is not begun. */
  public IoTask later(Duration delay, Runnable work) {
    IoTask task = new IoTask();
    Runnable guarded =
        () -> {
          if (!task.cancelled()) {
            logged(work);
          }
        };
    if (threads == null) {
      guarded.run();
    } else if (!threads.isShutdown()) {
      var unused = threads.schedule(guarded, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
    return task;
  }

  /** Nobody asks such work how it ended. */
  private static void logged(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.error("later work failed", e);
      throw e;
    }
  }

  private void execute(Runnable work) {
    if (threads == null) {
      work.run();
      return;
    }
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      // closed: the window is gone and nobody waits for the outcome
      return;
    }
  }

  private static <T> Outcome<T> run(IoWork<T> work, IoTask task) {
    if (task.cancelled()) {
      return new Outcome.Cancelled<>(Optional.empty());
    }
    try {
      return new Outcome.Done<>(work.run(task::cancelled));
    } catch (CancellationException e) {
      return new Outcome.Cancelled<>(Optional.empty());
    } catch (Throwable e) {
      FailureText text = FailureText.of(e);
      if (text.exitCode() == ExitCode.BUG) {
        LOG.error(text.sentence(), e);
      }
      return new Outcome.Failed<>(e);
    }
  }

  /** Refuses new work and waits two seconds at most for what is being written. */
  @Override
  public void close() {
    if (threads == null) {
      return;
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
