package dev.tessera.app.session;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Hands a stage's value on; a receiver that throws reaches the uncaught handler, not silence. */
public final class Delivery {
  private Delivery() {}

  /** Calls the receiver with the value once it is there. */
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
