package dev.tessera.app.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * What the window's run buttons and keys can do with a fit. Every command may be given in every
 * state; one that makes no sense there does nothing.
 */
public interface Steering {
  /** Where the fit stands. */
  ReadOnlyObjectProperty<RunState> state();

  /** Whether a stop was asked for and the job has not ended yet. */
  ReadOnlyBooleanProperty stopping();

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
