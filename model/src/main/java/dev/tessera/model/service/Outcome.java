package dev.tessera.model.service;

import java.util.Optional;
import java.util.function.Function;

/** How a job ended: exactly one of done, cancelled, failed. */
public sealed interface Outcome<R> {
  /** The job finished by itself. */
  record Done<R>(R result) implements Outcome<R> {}

  /** The job was stopped by the user; the last consistent result is kept if there is one. */
  record Cancelled<R>(Optional<R> result) implements Outcome<R> {}

  /** The job failed; the session is as it was. */
  record Failed<R>(Throwable cause) implements Outcome<R> {}

  /** Folds the three cases into one value. */
  default <T> T match(
      Function<R, T> onDone,
      Function<Optional<R>, T> onCancelled,
      Function<Throwable, T> onFailed) {
    if (this instanceof Done<R> done) {
      return onDone.apply(done.result());
    }
    if (this instanceof Cancelled<R> cancelled) {
      return onCancelled.apply(cancelled.result());
    }
    return onFailed.apply(((Failed<R>) this).cause());
  }
}
