package dev.tessera.model.render;

/**
 * What was done to a surface so that it has no more pieces than it may.
 *
 * @param bridges that join pieces
 * @param dropped what crumbs that were left out enclosed, of what all pieces did, 0 to 1
 */
public record Mending(int bridges, double dropped) {
  /** Nothing. */
  public static final Mending NONE = new Mending(0, 0);
}
