package dev.tessera.app.queue;

/** Where a file of the queue stands. */
public enum QueueState {
  /** Its turn will come. */
  WAITING("Waiting"),
  /** It is being read, fitted or saved. */
  RUNNING("At work"),
  /** There is a new result. */
  DONE("Done"),
  /** The result from before is still that of the file. */
  UNCHANGED("Unchanged"),
  /** It could not be made. */
  REFUSED("Refused"),
  /** It is passed over until it is tried again. */
  SKIPPED("Skipped");

  private final String label;

  QueueState(String label) {
    this.label = label;
  }

  /** A word or two for it. */
  public String label() {
    return label;
  }

  /** Whether nothing more happens to it by itself. */
  boolean over() {
    return this != WAITING && this != RUNNING;
  }
}
