package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training that is about to begin, and what is written of it.
 *
 * @param <R> what is trained
 */
interface TrainingPlan<R> {
  /** What it learns from, in words, such as "57 pictures of photos". */
  String signals();

  /** Number of signals to judge by. */
  int heldOut();

  /** What a training that was stopped too early has not come to, such as "was a family". */
  String product();

  /** Begins the training; called on the model thread. */
  Run<R> begin(Engine engine);

  /** One line if it could only be told from the training that there are few tiles. */
  default Optional<String> advice(FitResult<R> result) {
    return Optional.empty();
  }

  /**
   * Writes everything that was asked for.
   *
   * @return one line for people
   */
  String write(FitResult<R> result) throws SaveException;

  /** Signals of a folder in words; kind in the singular. */
  static String words(int count, String kind, Path folder) {
    return Words.count(count, kind) + " of " + SignalFolder.name(folder);
  }
}
