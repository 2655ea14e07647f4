package dev.tessera.app.batch;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Where a batch works. Whoever asks waits until it is done, or until the user stops it. */
public interface BatchBench {
  /**
   * A piece of work off the model thread.
   *
   * @param <T> what it yields
   */
  @FunctionalInterface
  interface Piece<T> {
    /**
     * Works.
     *
     * @param cancelled asked often
     * @throws CancellationException if it was cancelled; nothing is left then
     */
    T run(BooleanSupplier cancelled) throws Exception;
  }

  /** For jobs only. */
  Engine engine();

  /**
   * Reads, measures or writes.
   *
   * @param what such as "Reading"
   * @return empty if the user stopped it
   * @throws CompletionException with the cause if it failed
   */
  <T> Optional<T> piece(String what, Piece<T> piece);

  /**
   * Fits to the end.
   *
   * @param begin called on the model thread
   * @return the result, or what there was when the user stopped it
   * @throws CompletionException with the cause if it failed
   */
  <R> Optional<FitResult<R>> fit(String name, Function<Engine, ? extends Run<R>> begin);

  /**
   * Looks at what was fitted.
   *
   * @param what such as "Extracting the surface"
   * @param job takes the slot for how much is done, 0 to 1
   * @return empty if the user stopped it
   * @throws CompletionException with the cause if it failed
   */
  <T> Optional<T> look(String what, Function<Latest<Double>, ? extends Job<T>> job);

  /**
   * Tells what people should know of how a file was read.
   *
   * @param file its name in the batch
   * @param notes without full stops
   */
  void notes(String file, List<String> notes);
}
