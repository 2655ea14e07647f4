package dev.tessera.app.way;

import dev.tessera.model.render.LatentPath;

/** How a shape between the ends is made. */
public enum WayMix {
  /** Points move from one shape to the other. */
  FLOW(
      "Flow",
      "Points of one shape move to the other: limbs swing, and parts keep their shape",
      "Flow"),
  /** Codes are mixed on the straight line. */
  LINEAR("Linear", "Codes are mixed in proportion, tile by tile: softer half-way", "Codes, linear"),
  /** The direction of codes turns evenly. */
  SPHERICAL(
      "Spherical",
      "Directions of codes turn evenly: as much detail half-way as at the ends; among three ends"
          + " codes are mixed in proportion",
      "Codes, spherical"),
  /** Distances are averaged, for comparison. */
  BLEND(
      "Blend",
      "The plain mean of the distances, for comparison: needs no codes, knows no shapes",
      "Blend of distances");

  private final String label;
  private final String hint;
  private final String caption;

  WayMix(String label, String hint, String caption) {
    this.label = label;
    this.hint = hint;
    this.caption = caption;
  }

  /** Along what codes go; where they are not mixed they go nowhere. */
  LatentPath.Way way() {
    return this == SPHERICAL ? LatentPath.Way.ARC : LatentPath.Way.STRAIGHT;
  }

  /** Whether codes are mixed, so that all ends need them. */
  boolean ofCodes() {
    return this == LINEAR || this == SPHERICAL;
  }

  /** A word for a button. */
  public String label() {
    return label;
  }

  /** What it means. */
  public String hint() {
    return hint;
  }

  /** What a view that shows it is called. */
  public String caption() {
    return caption;
  }
}
