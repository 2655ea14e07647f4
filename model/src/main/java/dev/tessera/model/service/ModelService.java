package dev.tessera.model.service;

/** Runs jobs on the one thread that owns the engine. */
public interface ModelService extends AutoCloseable {
  /**
   * Queues a job.
   *
   * @throws IllegalStateException if the service is closed
   */
  <R> JobHandle<R> submit(Lane lane, Job<R> job);

  /** Refuses new jobs, cancels the old ones and waits for the thread for two seconds at most. */
  @Override
  void close();
}
