package dev.tessera.app.cli;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.engine.Engine;
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

  /** Begins the fit, or goes on with it; called on the model thread. */
  Run<R> begin(Engine engine);
}
