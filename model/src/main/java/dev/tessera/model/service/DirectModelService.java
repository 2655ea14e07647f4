package dev.tessera.model.service;

/**
 * The same-thread twin of {@link ModelThread}: it does nothing until the caller drives it, so that
 * what uses a service can be tested step by step. For one thread only.
 */
public final class DirectModelService implements ModelService {
  private final Schedule schedule = new Schedule();
  private final FailureLog log;

  /** Whose failures are told by their outcomes alone. */
  public DirectModelService() {
    this(FailureLog.none());
  }

  /**
   * As above.
   *
   * @param log told of each job that fails
   */
  public DirectModelService(FailureLog log) {
    this.log = log;
  }

  @Override
  public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
    JobRun<R> run = new JobRun<>(job, Runnable::run, () -> {}, log);
    schedule.add(lane, run);
    return run;
  }

  /**
   * Does one thing: opens, steps or ends a job.
   *
   * @return whether there was anything to do
   */
  public boolean turn() {
    return schedule.turn();
  }

  /** Takes turns until every job has ended or is paused. */
  public void runToIdle() {
    boolean busy = true;
    while (busy) {
      busy = turn();
    }
  }

  /** Refuses new jobs and ends the old ones before it returns. */
  @Override
  public void close() {
    schedule.close();
    runToIdle();
  }
}
