package dev.tessera.app.cli;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.JobState;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Ends each kind of job with a prepared outcome; kinds without one wait until cancelled. */
final class StubService implements ModelService {
  private final Map<Class<?>, Outcome<?>> outcomes = new HashMap<>();
  private final Map<Class<?>, Outcome<?>> whenCancelled = new HashMap<>();
  private final Map<Class<?>, Runnable> actions = new HashMap<>();
  final List<Job<?>> submitted = new ArrayList<>();
  boolean closed;

  /** What jobs of a class end with at once. */
  StubService ends(Class<?> job, Outcome<?> outcome) {
    outcomes.put(job, outcome);
    return this;
  }

  /** What jobs of a class end with as soon as they are cancelled. */
  StubService cancelled(Class<?> job, Outcome<?> outcome) {
    whenCancelled.put(job, outcome);
    return this;
  }

  /** Does something as soon as the caller has the handle of a job of a class. */
  StubService whenSubmitted(Class<?> job, Runnable action) {
    actions.put(job, action);
    return this;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
    submitted.add(job);
    CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();
    Outcome<?> prepared = outcomes.get(job.getClass());
    if (prepared != null) {
      outcome.complete((Outcome<R>) prepared);
    }
    Outcome<?> later = whenCancelled.get(job.getClass());
    return new JobHandle<>() {
      @Override
      public JobState state() {
        return outcome.isDone() ? JobState.DONE : JobState.RUNNING;
      }

      @Override
      public void pause() {}

      @Override
      public void resume() {}

      @Override
      public void cancel() {
        if (later != null) {
          outcome.complete((Outcome<R>) later);
        }
      }

      @Override
      public CompletionStage<Outcome<R>> outcome() {
        actions.getOrDefault(job.getClass(), () -> {}).run();
        return outcome;
      }
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
