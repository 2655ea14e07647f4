package dev.tessera.model.service;

import java.util.Optional;

/**
 * Work for the model thread, cut into short steps. Every method is called on the model thread only:
 * {@link #open} once, {@link #step} until it returns false or the job is cancelled, then {@link
 * #close} once, whatever happened.
 *
 * @param <R> what the job yields; a heap value that may cross threads
 */
public interface Job<R> extends AutoCloseable {
  /** A few words for the status bar, such as "Fitting coffee.png". */
  String name();

  /** Allocates what the job needs. */
  void open() throws Exception;

  /**
   * Does one short piece of work (aim 20 ms, at most 50 ms) and leaves the job consistent.
   *
   * @return whether there is more to do
   */
  boolean step() throws Exception;

  /** The result so far, empty if there is none worth keeping; called after the last step. */
  Optional<R> result() throws Exception;

  /** Frees all native memory of the job; called once, also after a failure. */
  @Override
  void close();
}
