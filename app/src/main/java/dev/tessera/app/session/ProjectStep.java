package dev.tessera.app.session;

/**
 * What a person did, as undo names it.
 *
 * @param name follows "Undo", such as "change of tile size"
 * @param gesture changes in a row by the same gesture are one step; empty for a step of its own
 */
public record ProjectStep(String name, String gesture) {
  /** A step of its own. */
  public static ProjectStep of(String name) {
    return new ProjectStep(name, "");
  }

  /** Whether a later one is part of the same gesture. */
  boolean goesOnWith(ProjectStep later) {
    return !gesture.isEmpty() && gesture.equals(later.gesture);
  }
}
