package dev.tessera.app.cli;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A signal that is about to be fitted, and what is made of the fit.
 *
 * @param <R> what is fitted
 */
interface FitPlan<R> extends Fitting<R> {
  /** What is written, in a word. */
  String product();

  /** Its file, for the report. */
  FitReport.Input input();

  /** Settings of the fit. */
  FitOptions options();

  /** Where everything goes. */
  OutputArguments outputs();

  @Override
  default FitMethod method() {
    return new FitMethod.Tiles(options());
  }

  /** The signal as a project keeps it. */
  SavedSignal saved();

  /** One line if it could only be told from what was fitted that there are few tiles. */
  default Optional<String> advice(R fitted) {
    return Optional.empty();
  }

  /**
   * Makes what is written.
   *
   * @param console takes what people should know of it
   * @return empty if the user stopped it
   */
  Optional<? extends Product> make(Workbench bench, FitResult<R> result, Console console);

  /** What was made of a fit, ready to be written. */
  interface Product extends AutoCloseable {
    /**
     * Writes the main file.
     *
     * @param share told how much is written
     * @throws CancellationException if the user stopped it; nothing is left then
     */
    void write(Share share) throws SaveException;

    /**
     * Measures the written file.
     *
     * @param share told how much is done
     * @throws CancellationException if the user stopped it
     */
    Measured measure(Share share) throws SaveException, SignalFormatException;

    /** Frees what it holds; what was not written is gone. */
    @Override
    default void close() {}
  }

  /** What was written in words, and for the report. */
  record Measured(String words, FitReport.Made made) {}
}
