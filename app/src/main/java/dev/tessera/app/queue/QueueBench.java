package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Works on one file of the queue, on a thread of the pool, and waits for the model thread. */
final class QueueBench implements BatchBench {
  private static final long ASKED_MILLIS = 50;

  private final ModelService service;
  private final Engine engine;
  private final BooleanSupplier cancelled;
  private final List<String> notes = new ArrayList<>();

  /**
   * Nothing done yet.
   *
   * @param engine used on the service's thread only
   * @param cancelled whether the file is not wanted any more
   */
  QueueBench(ModelService service, Engine engine, BooleanSupplier cancelled) {
    this.service = service;
    this.engine = engine;
    this.cancelled = cancelled;
  }

  /** What people should know of the file, without full stops. */
  List<String> notes() {
    return notes;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public <T> Optional<T> piece(String what, Piece<T> piece) {
    try {
      return cancelled.getAsBoolean() ? Optional.empty() : Optional.of(piece.run(cancelled));
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public <R> Optional<FitResult<R>> fit(String name, Function<Engine, ? extends Run<R>> begin) {
    return run(Lane.FIT, new FitJob<R>(name, () -> begin.apply(engine), new Latest<>()));
  }

  @Override
  public <T> Optional<T> look(String what, Function<Latest<Double>, ? extends Job<T>> job) {
    return run(Lane.VIEW, job.apply(new Latest<>()));
  }

  private <T> Optional<T> run(Lane lane, Job<T> job) {
    if (cancelled.getAsBoolean()) {
      return Optional.empty();
    }
    JobHandle<T> handle = service.submit(lane, job);
    CompletableFuture<Outcome<T>> ended = handle.outcome().toCompletableFuture();
    while (true) {
      try {
        return ended
            .get(ASKED_MILLIS, TimeUnit.MILLISECONDS)
            .match(
                Optional::of,
                partial -> Optional.empty(),
                cause -> {
                  throw new CompletionException(cause);
                });
      } catch (TimeoutException notYet) {
        if (cancelled.getAsBoolean()) {
          handle.cancel();
        }
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        handle.cancel();
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  @Override
  public void notes(String file, List<String> more) {
    notes.addAll(more);
  }
}
