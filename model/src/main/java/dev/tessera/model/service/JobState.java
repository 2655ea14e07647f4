package dev.tessera.model.service;

/**
 * The life of a job: QUEUED, then RUNNING or PAUSED in turn, then exactly one of the last three.
 */
public enum JobState {
  /** Waits for the model thread. */
  QUEUED,
  /** Steps are being run. */
  RUNNING,
  /** No steps until resumed. */
  PAUSED,
  /** Ended by itself. */
  DONE,
  /** Ended by the user. */
  CANCELLED,
  /** Ended by an error. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this == DONE || this == CANCELLED || this == FAILED;
  }
}
