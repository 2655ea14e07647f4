package dev.tessera.app.session;

import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Outcomes on their way to whoever waits for them. */
public final class Delivery {
  private Delivery() {}

  /** What was made, as far as there is something of it; why it failed is told to another. */
  public static <T> Optional<T> value(Outcome<T> outcome, Consumer<Throwable> failed) {
    return outcome.match(
        Optional::of,
        partial -> partial,
        cause -> {
          failed.accept(cause);
          return Optional.empty();
        });
  }

  /**
   * Calls the receiver with a stage's value once it is there; a receiver that throws reaches the
   * uncaught handler, not silence.
   */
  public static <T> void of(CompletionStage<T> stage, Consumer<? super T> receiver) {
    var unused =
        stage.whenComplete(
            (value, failure) -> {
              try {
                if (failure != null) {
                  throw new IllegalStateException("an outcome completed exceptionally", failure);
                }
                receiver.accept(value);
              } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
              }
            });
  }
}
