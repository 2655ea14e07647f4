package dev.tessera.model.fit;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that is fitted in short steps on the model thread: one fit, or several in a row.
 *
 * @param <R> what is fitted
 */
public interface Run<R> extends AutoCloseable {
  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws dev.tessera.model.fit.step.FitDivergedException if the loss is no longer finite
   */
  boolean step();

  /** What a watcher sees now; every change of a picture is told once. */
  Snapshot<R> snapshot(Snapshot.Watch watch);

  /** A copy of what is fitted as it is now; empty until there is something worth keeping. */
  Optional<R> fitted();

  /** The result, after the last step; empty until there is something worth keeping. */
  Optional<FitResult<R>> result();

  /**
   * Everything that a run goes on from as it is now, while it goes on: put together by any other
   * thread, once. Empty until there is something worth keeping.
   */
  default Optional<Supplier<FitResult<R>>> capture() {
    return result()
        .map(
            now -> {
              FitResult<R> copy = now.with(now.fitted(), now.state().copied());
              return () -> copy;
            });
  }

  /** Frees the native memory. */
  @Override
  void close();
}
