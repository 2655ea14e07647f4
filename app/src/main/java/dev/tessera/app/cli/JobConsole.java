package dev.tessera.app.cli;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one job after the other while a command waits; a wish to stop ends the one that runs. */
final class JobConsole implements AutoCloseable {
  private static final long TICK_MILLIS = 100;

  private final Engine engine;
  private final ModelService service;
  private final Interruptions.Watch watch;
  private final Object lock = new Object();
  private @Nullable JobHandle<?> current;
  private boolean stopped;

  /** Whether the user wanted to stop while no job ran: the next one is meant. */
  private boolean stopsNext;

  JobConsole(Surroundings surroundings, DeviceChoice device) {
    engine = new Engine(new EngineSettings(device, 0));
    service = surroundings.services().apply(engine);
    watch = surroundings.interruptions().on(this::stop);
  }

  /** For the jobs only. */
  Engine engine() {
    return engine;
  }

  /** Whether the user wanted to stop a job. */
  boolean stopped() {
    synchronized (lock) {
      return stopped;
    }
  }

  /**
   * Runs a job to its end.
   *
   * @param tick called about ten times per second
   * @return the result, or what there was when the user stopped it
   * @throws CompletionException with the cause if the job failed
   */
  <R> Optional<R> run(Lane lane, Job<R> job, Runnable tick) {
    JobHandle<R> handle;
    synchronized (lock) {
      handle = service.submit(lane, job);
      current = handle;
      if (stopsNext) {
        stopsNext = false;
        handle.cancel();
      }
    }
    Outcome<R> outcome = await(handle.outcome().toCompletableFuture(), tick);
    synchronized (lock) {
      current = null;
    }
    return outcome.match(
        Optional::of,
        result -> result,
        cause -> {
          throw new CompletionException(cause);
        });
  }

  private void stop() {
    synchronized (lock) {
      stopped = true;
      if (current != null) {
        current.cancel();
      } else {
        stopsNext = true;
      }
    }
  }

  private static <T> T await(CompletableFuture<T> future, Runnable tick) {
    while (true) {
      try {
        return future.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        tick.run();
      } catch (InterruptedException | ExecutionException e) {
        throw new CompletionException(e);
      }
    }
  }

  @Override
  public void close() {
    service.close();
    watch.close();
  }
}
