package dev.tessera.app.session;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.JobState;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A service that runs nothing: it remembers what was asked for, and the test ends the jobs. */
public final class StageService implements ModelService {
  /** A job that was submitted and the wishes it got. */
  public static final class Asked<R> implements JobHandle<R> {
    private final Lane lane;
    private final Job<R> job;
    private final List<String> wishes = new ArrayList<>();
    private final CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();

    Asked(Lane lane, Job<R> job) {
      this.lane = lane;
      this.job = job;
    }

    /** Where it was submitted. */
    public Lane lane() {
      return lane;
    }

    /** What was submitted. */
    public Job<R> job() {
      return job;
    }

    /** What was asked of it, in order. */
    public List<String> wishes() {
      return wishes;
    }

    /** Ends it. */
    public void end(Outcome<R> value) {
      outcome.complete(value);
    }

    @Override
    public JobState state() {
      return outcome.isDone() ? JobState.DONE : JobState.RUNNING;
    }

    @Override
    public void pause() {
      wishes.add("pause");
    }

    @Override
    public void resume() {
      wishes.add("resume");
    }

    @Override
    public void cancel() {
      wishes.add("cancel");
    }

    @Override
    public CompletionStage<Outcome<R>> outcome() {
      return outcome.minimalCompletionStage();
    }
  }

  private final List<Asked<?>> asked = new ArrayList<>();

  /** Every job, in the order of submission. */
  public List<Asked<?>> asked() {
    return asked;
  }

  @Override
  public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
    Asked<R> one = new Asked<>(lane, job);
    asked.add(one);
    return one;
  }

  @Override
  public void close() {}
}
