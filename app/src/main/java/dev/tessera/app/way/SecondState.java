package dev.tessera.app.way;

/** Where the second picture stands. */
public enum SecondState {
  /** None was chosen. */
  NONE("Choose a second picture: its codes are found for the same networks, then mixed."),
  /** It is being read. */
  READING("Reading\u2026"),
  /** It waits for the fit. */
  WAITING("Its codes are found as soon as the fit has ended."),
  /** Its codes are being found. */
  ENCODING("Finding its codes\u2026"),
  /** Both code-books are there. */
  READY("Move the slider, or play."),
  /** There are no codes. */
  FAILED("Its codes were not found; choose it again.");

  private final String hint;

  SecondState(String hint) {
    this.hint = hint;
  }

  /** What to do now. */
  public String hint() {
    return hint;
  }
}
