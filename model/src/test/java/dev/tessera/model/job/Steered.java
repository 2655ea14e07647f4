package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A job that does something before one of its steps, on the model thread, so that tests can pause
 * or cancel at a known moment and count the steps that follow.
 */
final class Steered<R> implements Job<R> {
  private final Job<R> job;
  private final int moment;
  private final Consumer<JobHandle<R>> action;
  private final CompletableFuture<JobHandle<R>> handle = new CompletableFuture<>();
  private volatile int steps;
  private volatile int results;

  private Steered(Job<R> job, int moment, Consumer<JobHandle<R>> action) {
    this.job = job;
    this.moment = moment;
    this.action = action;
  }

  /** Wraps a job; the action runs within step number {@code moment}, the first being 1. */
  static <R> Steered<R> at(int moment, Job<R> job, Consumer<JobHandle<R>> action) {
    return new Steered<>(job, moment, action);
  }

  /** Submits this job and lets it know its handle. */
  JobHandle<R> submitTo(ModelService service, Lane lane) {
    JobHandle<R> own = service.submit(lane, this);
    handle.complete(own);
    return own;
  }

  int steps() {
    return steps;
  }

  int results() {
    return results;
  }

  @Override
  public String name() {
    return job.name();
  }

  @Override
  public void open() throws Exception {
    job.open();
  }

  @Override
  public boolean step() throws Exception {
    int number = steps + 1;
    steps = number;
    if (number == moment) {
      action.accept(handle.join());
    }
    return job.step();
  }

  @Override
  public Optional<R> result() throws Exception {
    int number = results + 1;
    results = number;
    return job.result();
  }

  @Override
  public void close() {
    job.close();
  }
}
