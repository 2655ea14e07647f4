package dev.tessera.app.run;

import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * Run control of a fit: what the window's run buttons and keys can do with it, and how it goes.
 * Every command may be given in every state; one that makes no sense there does nothing.
 *
 * @param <R> what is fitted
 */
public interface FitSteering<R> {
  /** Where the fit stands. */
  ObservableValue<RunState> state();

  /** Whether a stop was asked for and the job has not ended yet. */
  ObservableValue<Boolean> stopping();

  /** The newest snapshot of the run; each one is set exactly once. */
  ObservableValue<Optional<Snapshot<R>>> snapshot();

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  ObservableValue<Optional<FitResult<R>>> result();

  /** Whether {@link #startAnew} would do something. */
  boolean canStart();

  /** The one button: start, pause, resume or continue, whichever makes sense now. */
  void toggle();

  /** Ends the fit after its current step and keeps what there is. */
  void stop();

  /** Drops the fit that is on its way, if any, and starts from scratch. */
  void startAnew();

  /** Goes on after the end. */
  void continueRun();

  /** Whether {@link #continueRun} would do something. */
  boolean canContinue();

  /** Forgets the fit, running or not. */
  void reset();
}
