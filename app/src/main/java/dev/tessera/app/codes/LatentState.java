package dev.tessera.app.codes;

/** Where the page of codes stands. */
public enum LatentState {
  /** Nothing is open. */
  EMPTY("Open a picture and fit it: then each of its tiles has a code to look at and to change."),
  /** A picture is open that was not fitted yet. */
  NOT_FITTED("Start the fit (Space): then each tile has a code to look at and to change."),
  /** A fit was begun. */
  WAITING("The fit has begun: its codes appear in a moment."),
  /** The codes are those of the fit. */
  FOLLOWING("Click a tile, or move by arrow keys; drag a bar to change its code."),
  /** Codes were changed. */
  EDITED("Export saves the picture with your changes."),
  /** Codes were changed, and the fit has gone on since. */
  HELD("The fit has gone on since you changed codes: reset all to see it.");

  private final String hint;

  LatentState(String hint) {
    this.hint = hint;
  }

  /** What to do now. */
  public String hint() {
    return hint;
  }

  /** Whether there is a code-book. */
  public boolean fitted() {
    return this == FOLLOWING || this == EDITED || this == HELD;
  }
}
