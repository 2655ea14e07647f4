package dev.tessera.model.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a service tells of each job that failed, once and on the thread that ran it. */
@FunctionalInterface
public interface FailureLog {
  /**
   * Takes a failure.
   *
   * @param job the name of the job
   * @param cause what it threw; what its end threw after that is suppressed in it
   */
  void failed(String job, Throwable cause);

  /** The log of the program, with the stacks. */
  static FailureLog ofProgram() {
    Logger log = LoggerFactory.getLogger(FailureLog.class);
    return (job, cause) -> log.error("{}: failed", job, cause);
  }

  /** For whoever tells of every failure himself, as a command does. */
  static FailureLog none() {
    return (job, cause) -> {};
  }
}
