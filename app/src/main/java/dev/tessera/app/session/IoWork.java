package dev.tessera.app.session;

import java.util.function.BooleanSupplier;

/**
 * Reading, writing or converting, done on a thread of the {@link IoPool}.
 *
 * @param <T> what it yields; immutable
 */
@FunctionalInterface
public interface IoWork<T> {
  /**
   * Does the work.
   *
   * @param cancelled whether nobody wants the result any more; then throw a CancellationException,
   *     with nothing left half done
   */
  T run(BooleanSupplier cancelled) throws Exception;
}
