package dev.tessera.app.cli;

import dev.tessera.model.service.Latest;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** What follows a fit on the way to its files, with progress and an open ear for Ctrl-C. */
record AfterFit(JobConsole jobs, ProgressLine progress) {
  /** Writes a file. */
  @FunctionalInterface
  interface Writing {
    /**
     * Writes.
     *
     * @param cancelled asked often
     * @param done takes how much is written, 0 to 1
     * @throws CancellationException if it was cancelled; nothing is left then
     */
    void write(BooleanSupplier cancelled, DoubleConsumer done) throws Exception;
  }

  /**
   * Writes the main file.
   *
   * @return whether it is there; false if the user stopped it
   */
  boolean write(Writing writing) {
    Latest<Double> fraction = new Latest<>();
    fraction.publish(Double.NaN);
    return jobs.work(
            cancelled -> {
              writing.write(cancelled, fraction::publish);
              return true;
            },
            () -> fraction.take().ifPresent(f -> progress.part("Writing", f, System.nanoTime())))
        .orElse(false);
  }

  /** Measures what was written; empty if the user stopped it. */
  Optional<String> measure(JobConsole.Work<String> measuring) {
    return jobs.work(
        measuring,
        () -> progress.part("Measuring what was written", Double.NaN, System.nanoTime()));
  }
}
