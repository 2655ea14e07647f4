package dev.tessera.app.cli;

import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job or piece of work after the other while a command waits; a wish to stop ends the one
 * that runs.
 */
@MayUse(
    value = Restricted.THREADS,
    because = "files are written and measured while the command goes on listening for Ctrl-C")
final class JobConsole implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobConsole.class);

  private static final long TICK_MILLIS = 100;

  /** Ticks that work is given to end after a wish to stop. */
  private static final int PATIENCE = 5;

  /** Work off the model thread, such as writing a file. */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Works.
     *
     * @param cancelled asked often; once it says so nothing more is written
     * @throws CancellationException if it was cancelled
     */
    T run(BooleanSupplier cancelled) throws Exception;
  }

  private final Engine engine;
  private final ModelService service;
  private final Interruptions.Watch watch;
  private final Object lock = new Object();

  /** One for the work that runs, and one for each that was left alone. */
  private final ExecutorService threads = Executors.newCachedThreadPool(JobConsole::thread);

  private @Nullable JobHandle<?> current;
  private int wishes;

  /** Whether the user wanted to stop while nothing ran: what comes next is meant. */
  private boolean stopsNext;

  private boolean working;
  private boolean abandoned;

  JobConsole(Surroundings surroundings, EngineSettings settings) {
    engine = new Engine(settings, FieldCheck::difference);
    service = surroundings.services().apply(engine);
    watch = surroundings.interruptions().on(this::stop);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "work");
    thread.setDaemon(true);
    return thread;
  }

  /** For the jobs only. */
  Engine engine() {
    return engine;
  }

  /** Whether the user wanted to stop something. */
  boolean stopped() {
    return wishes() > 0;
  }

  private int wishes() {
    synchronized (lock) {
      return wishes;
    }
  }

  /**
   * Runs a job to its end. A job that changes numbers is waited for when the user wants to stop it,
   * since what there is will be written; one that only looks, or one that the user wants to stop
   * twice, is left alone half a second later.
   *
   * @param tick called about ten times per second
   * @return the result, or what there was when the user stopped it
   * @throws CompletionException with the cause if the job failed
   */
  <R> Optional<R> run(Lane lane, Job<R> job, Runnable tick) {
    JobHandle<R> handle;
    int most;
    synchronized (lock) {
      most = wishes + (lane == Lane.FIT ? 1 : 0);
      handle = service.submit(lane, job);
      current = handle;
      if (stopsNext) {
        stopsNext = false;
        most--;
        handle.cancel();
      }
    }
    int patient = most;
    Optional<Outcome<R>> outcome =
        await(handle.outcome().toCompletableFuture(), tick, () -> wishes() > patient);
    synchronized (lock) {
      current = null;
    }
    if (outcome.isEmpty()) {
      abandoned = true;
      return Optional.empty();
    }
    return outcome
        .get()
        .match(
            Optional::of,
            result -> result,
            cause -> {
              throw new CompletionException(cause);
            });
  }

  /**
   * Does a piece of work to its end. Once the user wants to stop it is left alone half a second
   * later, whether it has ended or not: what has no end soon, such as measuring a large mesh, does
   * not keep the user waiting.
   *
   * @param tick called about ten times per second
   * @return its result, or empty if the user stopped it
   * @throws CompletionException with the cause if it failed
   */
  <T> Optional<T> work(Work<T> work, Runnable tick) {
    int before;
    synchronized (lock) {
      if (stopsNext) {
        stopsNext = false;
        return Optional.empty();
      }
      before = wishes;
      working = true;
    }
    BooleanSupplier cancelled = () -> wishes() > before;
    CompletableFuture<T> future =
        CompletableFuture.supplyAsync(() -> unchecked(work, cancelled), threads);
    try {
      return await(future, tick, cancelled);
    } finally {
      synchronized (lock) {
        working = false;
      }
    }
  }

  /**
   * Runs a job that only looks beside the one that is waited for, and hands what it found to work
   * off the model thread; nobody waits for either.
   */
  <R> void aside(Job<Optional<R>> look, Consumer<Optional<R>> then) {
    service
        .submit(Lane.VIEW, look)
        .outcome()
        .thenAcceptAsync(
            outcome ->
                then.accept(
                    outcome.match(
                        found -> found,
                        found -> found.flatMap(f -> f),
                        failed -> Optional.empty())),
            threads)
        .exceptionally(
            failure -> {
              LOG.warn("work aside failed", failure);
              return null;
            });
  }

  private static <T> T unchecked(Work<T> work, BooleanSupplier cancelled) {
    try {
      return work.run(cancelled);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private void stop() {
    synchronized (lock) {
      wishes++;
      if (current != null) {
        current.cancel();
      } else {
        stopsNext = !working;
      }
    }
  }

  private static <T> Optional<T> await(
      CompletableFuture<T> future, Runnable tick, BooleanSupplier cancelled) {
    int patience = PATIENCE;
    while (patience > 0) {
      try {
        return Optional.of(future.get(TICK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        tick.run();
        patience -= cancelled.getAsBoolean() ? 1 : 0;
      } catch (CancellationException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CancellationException) {
          return Optional.empty();
        }
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    // The thread of a job that was left alone ends with the process.
    if (!abandoned) {
      service.close();
    }
    threads.shutdown();
    watch.close();
  }
}
