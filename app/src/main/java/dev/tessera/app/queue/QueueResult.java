package dev.tessera.app.queue;

/** What files of the queue become. */
public enum QueueResult {
  /** Each file is fitted, and kept with its codes and networks. */
  PROJECTS("projects", "Each file becomes a project, with all that a fit needs to go on"),
  /** Each picture and clip becomes a file of few bytes. */
  CODE_BOOKS("code-books", "Each picture and clip becomes a compressed code-book of a given size");

  private final String label;
  private final String hint;

  QueueResult(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** A word for it, in lower case. */
  public String label() {
    return label;
  }

  /** What it means, in a sentence. */
  public String hint() {
    return hint;
  }
}
