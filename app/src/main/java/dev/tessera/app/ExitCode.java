package dev.tessera.app;

/** What the process says when it ends. */
public enum ExitCode {
  /** The work is done. */
  DONE(0),
  /** Our bug. */
  BUG(1),
  /** Wrong input file or option. */
  BAD_INPUT(2),
  /** The engine is missing, or memory or disk ran out. */
  RESOURCES(3),
  /** The fit diverged. */
  DIVERGED(4),
  /** The user stopped it. */
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process returns. */
  public int number() {
    return number;
  }
}
