package dev.tessera.model.fit;

import java.util.Optional;

/**
 * A run of training networks on a data set, in whatever form, cut into short steps. Lives on the
 * model thread.
 */
public interface Training extends AutoCloseable {
  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step();

  /** How it goes. */
  TrainSnapshot snapshot();

  /** The networks as they are now, and what is needed to go on; empty if it is too early. */
  Optional<TrainResult> result();

  /** Frees the native memory. */
  @Override
  void close();
}
