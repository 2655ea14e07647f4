package dev.tessera.model.service;

import java.util.concurrent.CompletionStage;

/**
 * The outside of a submitted job. All methods may be called from any thread and return at once.
 *
 * @param <R> what the job yields
 */
public interface JobHandle<R> {
  /** Where the job stands now. */
  JobState state();

  /** Stops stepping after the current step until {@link #resume}; no effect on an ended job. */
  void pause();

  /** Goes on after {@link #pause}. */
  void resume();

  /** Ends the job after the current step, its last result kept; no effect on an ended job. */
  void cancel();

  /**
   * Completes normally with the job's outcome, after its memory is freed; callbacks run on the
   * executor that the service was given.
   */
  CompletionStage<Outcome<R>> outcome();
}
