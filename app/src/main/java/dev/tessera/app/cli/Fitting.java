package dev.tessera.app.cli;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;

/**
 * Something that is about to be fitted.
 *
 * @param <R> what is fitted
 */
interface Fitting<R> {
  /** What the signal is called. */
  String name();

  /** What it is, such as "24 x 16, 3 channels". */
  String size();

  /** All settings. */
  FitMethod method();

  /** A project of nothing but what it came to. */
  default Project project(SavedSignal signal, FitResult<R> result) {
    return Project.ofFit(signal, method(), result);
  }

  /** Begins the fit, or goes on with it; called on the model thread. */
  Run<R> begin(Engine engine);
}
