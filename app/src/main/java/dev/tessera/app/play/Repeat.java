package dev.tessera.app.play;

/** What happens when playing reaches the last frame. */
public enum Repeat {
  /** It halts there. */
  ONCE("Once", "Halts at the last frame"),
  /** From the first one again. */
  LOOP("Loop", "From the last frame to the first again"),
  /** Back the same way. */
  PING_PONG("Ping-pong", "There and back again");

  private final String label;
  private final String hint;

  Repeat(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** A word for a button. */
  public String label() {
    return label;
  }

  /** What it means. */
  public String hint() {
    return hint;
  }
}
