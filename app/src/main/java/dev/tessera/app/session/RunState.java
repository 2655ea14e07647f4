package dev.tessera.app.session;

/** Where the fit in the window stands. */
public enum RunState {
  /** Nothing was fitted yet, or the fit was reset. */
  IDLE("Ready"),
  /** A fit was asked for and has shown nothing yet. */
  LOADING("Starting"),
  /** Steps are being run. */
  RUNNING("Fitting"),
  /** No steps until resumed. */
  PAUSED("Paused"),
  /** Ended by a stop rule or by the user, with a result. */
  FINISHED("Finished"),
  /** Ended by an error; an earlier result is kept. */
  FAILED("Failed");

  private final String text;

  RunState(String text) {
    this.text = text;
  }

  /** One word for people. */
  public String text() {
    return text;
  }

  /** Whether a job is on its way. */
  public boolean active() {
    return this == LOADING || this == RUNNING || this == PAUSED;
  }
}
