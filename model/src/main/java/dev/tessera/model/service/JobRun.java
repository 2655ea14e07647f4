package dev.tessera.model.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One submitted job on its way through the states. Wishes (pause, resume, cancel) come from any
 * thread; everything else happens on the thread that takes the turns.
 */
final class JobRun<R> implements JobHandle<R> {
  private final Job<R> job;
  private final Executor callbacks;
  private final Runnable wake;
  private final FailureLog log;
  private final CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();
  private volatile JobState state = JobState.QUEUED;
  private volatile boolean pauseWanted;
  private volatile boolean cancelWanted;
  private boolean open;

  /**
   * A queued job.
   *
   * @param callbacks completes the outcome
   * @param wake called after each wish
   * @param log told if the job fails
   */
  JobRun(Job<R> job, Executor callbacks, Runnable wake, FailureLog log) {
    this.job = job;
    this.callbacks = callbacks;
    this.wake = wake;
    this.log = log;
  }

  @Override
  public JobState state() {
    return state;
  }

  @Override
  public void pause() {
    pauseWanted = true;
    wake.run();
  }

  @Override
  public void resume() {
    pauseWanted = false;
    wake.run();
  }

  @Override
  public void cancel() {
    cancelWanted = true;
    wake.run();
  }

  @Override
  public CompletionStage<Outcome<R>> outcome() {
    return outcome.minimalCompletionStage();
  }

  boolean cancelWanted() {
    return cancelWanted;
  }

  /**
   * Does what is next, control first: ends, pauses, opens or steps the job.
   *
   * @return whether anything was done; false while paused
   */
  boolean turn() {
    if (cancelWanted) {
      end(cancelled());
      return true;
    }
    if (pauseWanted) {
      state = JobState.PAUSED;
      return false;
    }
    state = JobState.RUNNING;
    try {
      if (!open) {
        open = true;
        job.open();
      } else if (!job.step()) {
        end(done());
      }
    } catch (Throwable failure) {
      end(new Outcome.Failed<>(failure));
    }
    return true;
  }

  private Outcome<R> done() throws Exception {
    return new Outcome.Done<>(
        job.result()
            .orElseThrow(() -> new IllegalStateException(job.name() + " ended without a result")));
  }

  private Outcome<R> cancelled() {
    if (!open) {
      return new Outcome.Cancelled<>(Optional.empty());
    }
    try {
      return new Outcome.Cancelled<>(job.result());
    } catch (Throwable failure) {
      return new Outcome.Failed<>(failure);
    }
  }

  private void end(Outcome<R> reached) {
    Outcome<R> last = close(reached);
    if (last instanceof Outcome.Failed<R> failed) {
      tell(failed.cause());
    }
    state = last.match(r -> JobState.DONE, r -> JobState.CANCELLED, c -> JobState.FAILED);
    try {
      callbacks.execute(() -> outcome.complete(last));
    } catch (Throwable refused) {
      // The executor is gone; a waiting thread must still learn how the job ended.
      outcome.complete(last);
    }
  }

  private void tell(Throwable cause) {
    try {
      log.failed(job.name(), cause);
    } catch (Throwable unable) {
      // Whoever waits must learn how the job ended, even where no memory is left to log it.
      cause.addSuppressed(unable);
    }
  }

  private Outcome<R> close(Outcome<R> reached) {
    try {
      job.close();
      return reached;
    } catch (Throwable failure) {
      if (reached instanceof Outcome.Failed<R> failed) {
        if (failed.cause() != failure) {
          failed.cause().addSuppressed(failure);
        }
        return failed;
      }
      return new Outcome.Failed<>(failure);
    }
  }
}
